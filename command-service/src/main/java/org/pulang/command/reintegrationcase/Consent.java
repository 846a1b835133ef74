package org.pulang.command.reintegrationcase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.command.access.Actor;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.ConsentGranted;
import org.pulang.event.ConsentOverridden;
import org.pulang.event.ConsentRefused;
import org.pulang.event.ConsentWithdrawn;
import org.pulang.event.PerpetratorRecorded;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.ProcessingRestricted;
import org.pulang.event.RestrictionLifted;
import org.pulang.event.VictimIdentified;
import org.pulang.personal.Opener;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * What the person allows, and whether they forbid all work on the case. The last word counts: a later no ends an earlier yes, and
 * only danger overrides it.
 */
class Consent {

    private final Map<ConsentId, Permission> granted = new HashMap<>();
    private final Map<ConsentId, Permission> overridden = new HashMap<>();
    private final Map<ConsentId, Permission> withdrawn = new HashMap<>();
    private boolean child;
    private boolean guardianAccused;
    private boolean restricted;

    private final Identification identification;
    private final Stewardship stewardship;

    Consent(Identification identification, Stewardship stewardship) {
        this.identification = identification;
        this.stewardship = stewardship;
    }

    /**
     * What one consent, or one override, allows; without a last day it holds until withdrawn.
     *
     * @param explained whether anything is known to have been; else it is history
     * @param byGuardian whether it opens nothing once the guardian is accused
     * @param since the day it was given
     * @param endedOn the day of the later no; absent while there is none
     */
    private record Permission(
            ConsentPurpose purpose,
            List<ProviderId> recipients,
            boolean explained,
            boolean byGuardian,
            LocalDate since,
            @Nullable LocalDate expiresOn,
            @Nullable LocalDate endedOn) {

        static Permission of(ConsentGranted event, LocalDate since) {
            return new Permission(
                    event.purpose(),
                    event.recipients(),
                    !event.explained().isEmpty(),
                    event.givenBy().isWithGuardian(),
                    since,
                    event.expiresOn(),
                    null);
        }

        static Permission of(ConsentOverridden event, LocalDate since) {
            return new Permission(
                    event.purpose(), List.of(event.recipient()), true, false, since, event.expiresOn(), null);
        }

        /** As things are now, and not what was said when. */
        boolean allows(ConsentPurpose wanted, ProviderId recipient, LocalDate day) {
            return purpose == wanted && endedOn == null && !isOver(day) && recipients.contains(recipient);
        }

        /** Whether it allowed that on that day, whatever was said since. */
        boolean allowed(ConsentPurpose wanted, LocalDate day) {
            return purpose == wanted
                    && !day.isBefore(since)
                    && !isOver(day)
                    && (endedOn == null || day.isBefore(endedOn));
        }

        /** Where it names nobody, it is for whoever works on the case, and whom they ask. */
        boolean isFor(@Nullable ProviderId recipient) {
            return recipients.isEmpty() || (recipient != null && recipients.contains(recipient));
        }

        private boolean isOver(LocalDate day) {
            return expiresOn != null && day.isAfter(expiresOn);
        }

        Permission after(ConsentRefused event, LocalDate day) {
            if (purpose != event.purpose()) {
                return this;
            }
            var left = without(event.recipients());
            return left.isEmpty()
                    ? ended(day)
                    : new Permission(purpose, left, explained, byGuardian, since, expiresOn, endedOn);
        }

        Permission ended(LocalDate day) {
            var first = endedOn != null && endedOn.isBefore(day) ? endedOn : day;
            return new Permission(purpose, recipients, explained, byGuardian, since, expiresOn, first);
        }

        private List<ProviderId> without(List<ProviderId> refused) {
            return refused.isEmpty()
                    ? List.of()
                    : recipients.stream()
                            .filter(recipient -> !refused.contains(recipient))
                            .toList();
        }
    }

    /** Whether nothing may be done but keeping the details and staying in contact. */
    boolean restrictsProcessing() {
        return restricted;
    }

    /** Whether a provider may be told what a referral needs, on that day: with live consent, or by an override. */
    boolean allowsSharingWith(ProviderId recipient, LocalDate day) {
        return Stream.concat(valid(granted).filter(Permission::explained), overridden.values().stream())
                .anyMatch(known -> known.allows(ConsentPurpose.Sharing, recipient, day));
    }

    /** @param pointer to what names the provider; absent where the command does not */
    void requireSharingWith(ProviderId recipient, LocalDate day, @Nullable String pointer) {
        if (!allowsSharingWith(recipient, day)) {
            var refusal = valid(granted).anyMatch(known -> known.allows(ConsentPurpose.Sharing, recipient, day))
                    ? Refusal.CONSENT_NOT_EXPLAINED
                    : Refusal.CONSENT_MISSING;
            throw pointer == null ? new CommandRefused(refusal) : new CommandRefused(refusal, pointer);
        }
    }

    /** Whether the family could be spoken to on that day: with consent that was live then, or by an override. */
    boolean allowedFamilyTracing(LocalDate day) {
        return allowedFamilyTracing(day, given -> true);
    }

    /**
     * The same, for looking for the family.
     *
     * @param through who looks for it; where the consent names recipients, one of them
     */
    boolean allowedFamilyTracing(LocalDate day, @Nullable ProviderId through) {
        return allowedFamilyTracing(day, given -> given.isFor(through));
    }

    private boolean allowedFamilyTracing(LocalDate day, Predicate<Permission> fits) {
        var given = Stream.concat(valid(granted), valid(withdrawn)).filter(fits);
        return Stream.concat(given, overridden.values().stream())
                .anyMatch(known -> known.allowed(ConsentPurpose.FamilyTracing, day));
    }

    /** What an accused guardian gave, before or since, is history. */
    private Stream<Permission> valid(Map<ConsentId, Permission> permissions) {
        return permissions.values().stream().filter(known -> !(guardianAccused && known.byGuardian()));
    }

    @EventSourcingHandler
    void on(VictimIdentified event) {
        child = event.minor() == YesNoUnknown.Yes;
    }

    @EventSourcingHandler
    void on(PersonalDetailsCorrected event) {
        if (event.age() != null) {
            child = event.age().minor() == YesNoUnknown.Yes;
        }
    }

    @EventSourcingHandler
    void on(PerpetratorRecorded event) {
        guardianAccused |= event.guardian() == YesNoUnknown.Yes;
    }

    /**
     * Whose word does not count: a child's alone, be it said to be one no more, and that of a guardian who is accused. Of a day told
     * in part, the last it can mean counts.
     */
    void refuseUnheard(
            ConsentGiver giver,
            @Nullable PartialDate occurredAt,
            String pointer,
            CaseId caseId,
            Clock clock,
            Opener opener) {
        if (child && giver == ConsentGiver.Self) {
            throw new CommandRefused(Refusal.GUARDIAN_REQUIRED, pointer);
        }
        if (giver == ConsentGiver.SelfNowAdult) {
            var zone = identification.zone();
            var day = occurredAt == null ? LocalDate.ofInstant(clock.instant(), zone) : occurredAt.latestDay(zone);
            if (identification.isSurelyChild(day, caseId, opener)) {
                throw new CommandRefused(Refusal.GUARDIAN_REQUIRED, pointer);
            }
        }
        if (guardianAccused && giver.isWithGuardian()) {
            throw new CommandRefused(Refusal.GUARDIAN_CONFLICT, pointer);
        }
    }

    @CommandHandler
    void handle(GrantConsent command, Clock clock, Opener opener) {
        refuseKnown(command.consentId());
        refuseUnheard(command.givenBy(), command.occurredAt(), "/givenBy", command.caseId(), clock, opener);
        var granting = command.granted();
        if (granting.purpose() == ConsentPurpose.Sharing
                && granting.recipients().isEmpty()) {
            throw new CommandRefused(Refusal.RECIPIENT_REQUIRED, "/recipients");
        }
        apply(granting);
    }

    @EventSourcingHandler
    void on(ConsentGranted event, @Timestamp Instant recordedAt) {
        var since = identification.firstDay(event.occurredAt(), recordedAt);
        granted.put(event.consentId(), Permission.of(event, since));
    }

    @CommandHandler
    void handle(RefuseConsent command) {
        apply(command.refused());
    }

    @EventSourcingHandler
    void on(ConsentRefused event, @Timestamp Instant recordedAt) {
        var day = identification.firstDay(event.occurredAt(), recordedAt);
        granted.replaceAll((id, permission) -> permission.after(event, day));
    }

    @CommandHandler
    void handle(WithdrawConsent command) {
        if (withdrawn.containsKey(command.consentId())) {
            throw new CommandRefused(Refusal.CONSENT_WITHDRAWN, "/consentId");
        }
        if (!granted.containsKey(command.consentId())) {
            throw new CommandRefused(Refusal.CONSENT_UNKNOWN, "/consentId");
        }
        apply(command.withdrawn());
    }

    @EventSourcingHandler
    void on(ConsentWithdrawn event, @Timestamp Instant recordedAt) {
        var permission = granted.remove(event.consentId());
        if (permission != null) {
            withdrawn.put(event.consentId(), permission.ended(identification.firstDay(event.occurredAt(), recordedAt)));
        }
    }

    @CommandHandler
    void handle(OverrideConsent command) {
        refuseKnown(command.consentId());
        apply(command.overridden());
    }

    @EventSourcingHandler
    void on(ConsentOverridden event, @Timestamp Instant recordedAt) {
        var since = identification.firstDay(event.occurredAt(), recordedAt);
        overridden.put(event.consentId(), Permission.of(event, since));
    }

    @CommandHandler
    void handle(RestrictProcessing command) {
        apply(command.restricted());
    }

    @EventSourcingHandler
    void on(ProcessingRestricted event) {
        restricted = true;
    }

    @CommandHandler
    void handle(LiftRestriction command, Actor actor) {
        if (!restricted) {
            throw new CommandRefused(Refusal.PROCESSING_NOT_RESTRICTED);
        }
        if (stewardship.isOwner(actor.id())) {
            throw new CommandRefused(Refusal.SECOND_PERSON_REQUIRED);
        }
        apply(command.lifted());
    }

    @EventSourcingHandler
    void on(RestrictionLifted event) {
        restricted = false;
    }

    private void refuseKnown(ConsentId id) {
        if (granted.containsKey(id) || overridden.containsKey(id) || withdrawn.containsKey(id)) {
            throw new CommandRefused(Refusal.ID_TAKEN, "/consentId");
        }
    }
}
