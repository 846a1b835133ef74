package org.pulang.query.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pulang.access.Access;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.access.Relation;
import org.pulang.access.Right;
import org.pulang.event.NoteAdded;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Opening;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.GrantId;
import org.pulang.vocabulary.Role;

/**
 * What a reader may see of one case. There is none for a case the reader may not know of, and none made but by the guard of the
 * routes, from the facts of the moment; handlers of requests take it as a parameter.
 */
public final class Sight implements Opening.Sight {

    private final Reader reader;
    private final CaseId caseId;
    private final Set<Relation> relations;
    private final List<Access> access;
    private final boolean consented;
    private final List<Grants.Live> grants;

    /**
     * @param consented whether there is live consent to share with the reader's organisation
     * @param grants the reader's for this case, the latest first
     */
    Sight(
            Reader reader,
            CaseId caseId,
            Set<Relation> relations,
            List<Access> access,
            boolean consented,
            List<Grants.Live> grants) {
        this.reader = reader;
        this.caseId = caseId;
        this.relations = Set.copyOf(relations);
        this.access = List.copyOf(access);
        this.consented = consented;
        this.grants = List.copyOf(grants);
    }

    public Reader reader() {
        return reader;
    }

    public CaseId caseId() {
        return caseId;
    }

    /** Why a command about the case is not the reader's; empty where it is. Codes of {@code page.case.why}. */
    public Optional<String> whyNotTheirs(String command, CaseAccessPolicy policy) {
        var allowed = policy.command(command, reader.role());
        if (allowed.contains(Relation.Any) || allowed.stream().anyMatch(relations::contains)) {
            return Optional.empty();
        } else if (allowed.equals(Set.of(Relation.Offered))) {
            return Optional.of("NotOffered");
        }
        return Optional.of(
                policy.command(command, Role.Supervisor).contains(Relation.OwnOrganisation)
                        ? "NotOwnerNorSupervisor"
                        : "NotOwner");
    }

    /** Whether only what was sent to the reader's organisation may be shown. */
    public boolean asReceiver() {
        return relations.equals(Set.of(Relation.Receiving));
    }

    /** Whether only what is needed to decide on taking the case over may be shown. */
    public boolean asAsked() {
        return relations.equals(Set.of(Relation.Offered));
    }

    /** Whether there is live consent, or danger that overrides it, to share with the reader's organisation. */
    public boolean consented() {
        return consented;
    }

    /** The emergency access or unmasking it rests on, alone or beside the reader's own part; the latest of several. */
    public Optional<GrantId> grant() {
        return grants.stream().map(Grants.Live::grantId).findFirst();
    }

    /** Until when the case is open to the reader in an emergency; empty where it is not, or they look at it for another purpose. */
    public Optional<Instant> emergencyUntil() {
        return grants.stream()
                .filter(grant -> grant.relation() == Relation.Emergency)
                .map(Grants.Live::expiresAt)
                .max(Comparator.naturalOrder());
    }

    @Override
    public boolean opens(FieldClass details, List<Object> within) {
        return access.stream()
                .anyMatch(
                        allowed -> opens(allowed.to(details), details, within) && opensNote(allowed, details, within));
    }

    /** What is in no note is decided by its class alone. */
    private boolean opensNote(Access allowed, FieldClass details, List<Object> within) {
        return within.isEmpty()
                || !(within.get(0) instanceof NoteAdded note)
                || opens(allowed.to(note.visibility()), details, within);
    }

    private boolean opens(Right right, FieldClass details, List<Object> within) {
        return switch (right) {
            case None, Log, Pseudonym -> false;
            case Consented -> consented;
            case Granted -> grants.stream().anyMatch(grant -> grant.classes().contains(details));
            case Own ->
                within.stream()
                        .anyMatch(one -> one instanceof Authored authored
                                && reader.id().value().equals(authored.by()));
            case Read, Write -> true;
        };
    }

    /** The same for what was sent to the reader's organisation: with live consent such records are seen whole. */
    public Opening.Sight received(Class<?> addressed) {
        return (details, within) ->
                opens(details, within) || (consented && !within.isEmpty() && addressed.isInstance(within.get(0)));
    }

    @Override
    public Optional<String> standIn(FieldClass details) {
        return access.stream().map(allowed -> allowed.to(details)).anyMatch(Right.Pseudonym::equals)
                ? Optional.of(pseudonym())
                : Optional.empty();
    }

    /** The stand-in for the survivor's name: always the same for one case, and telling nothing. */
    public String pseudonym() {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(caseId.toString().getBytes(StandardCharsets.UTF_8));
            return "P-" + HexFormat.of().withUpperCase().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
