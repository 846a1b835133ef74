package org.pulang.command.reintegrationcase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.command.access.Actor;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.ConsentGranted;
import org.pulang.event.ConsentOverridden;
import org.pulang.event.ConsentRefused;
import org.pulang.event.ConsentWithdrawn;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.ProcessingRestricted;
import org.pulang.event.RestrictionLifted;
import org.pulang.event.VictimIdentified;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * What the person allows, and whether they forbid all work on the case. The last word counts: a later no ends an earlier yes, and
 * only danger overrides it.
 */
class Consent {

    private final Map<ConsentId, Permission> granted = new HashMap<>();
    private final Map<ConsentId, Permission> overridden = new HashMap<>();
    private final Set<ConsentId> withdrawn = new HashSet<>();
    private boolean child;
    private boolean restricted;

    private final Stewardship stewardship;

    Consent(Stewardship stewardship) {
        this.stewardship = stewardship;
    }

    /** What one consent, or one override, allows; without a last day it holds until withdrawn. */
    private record Permission(
            ConsentPurpose purpose,
            List<ProviderId> recipients,
            @Nullable LocalDate expiresOn,
            boolean refused) {

        static Permission of(ConsentPurpose purpose, List<ProviderId> recipients, @Nullable LocalDate expiresOn) {
            return new Permission(purpose, recipients, expiresOn, false);
        }

        boolean allows(ConsentPurpose wanted, LocalDate day) {
            return purpose == wanted && !refused && (expiresOn == null || !day.isAfter(expiresOn));
        }

        boolean allows(ConsentPurpose wanted, ProviderId recipient, LocalDate day) {
            return allows(wanted, day) && recipients.contains(recipient);
        }

        Permission after(ConsentRefused event) {
            if (purpose != event.purpose()) {
                return this;
            }
            var left = without(event.recipients());
            return new Permission(purpose, left, expiresOn, refused || left.isEmpty());
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
        return allows(granted, recipient, day) || allows(overridden, recipient, day);
    }

    /** Whether the family may be looked for and spoken to, on that day: with live consent, or by an override. */
    boolean allowsFamilyTracing(LocalDate day) {
        return Stream.concat(granted.values().stream(), overridden.values().stream())
                .anyMatch(known -> known.allows(ConsentPurpose.FamilyTracing, day));
    }

    private static boolean allows(Map<ConsentId, Permission> permissions, ProviderId recipient, LocalDate day) {
        return permissions.values().stream().anyMatch(known -> known.allows(ConsentPurpose.Sharing, recipient, day));
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

    @CommandHandler
    void handle(GrantConsent command) {
        refuseKnown(command.consentId());
        if (child && command.givenBy() == ConsentGiver.Self) {
            throw new CommandRefused(Refusal.GUARDIAN_REQUIRED, "/givenBy");
        }
        var granting = command.granted();
        if (granting.purpose() == ConsentPurpose.Sharing
                && granting.recipients().isEmpty()) {
            throw new CommandRefused(Refusal.RECIPIENT_REQUIRED, "/recipients");
        }
        apply(granting);
    }

    @EventSourcingHandler
    void on(ConsentGranted event) {
        granted.put(event.consentId(), Permission.of(event.purpose(), event.recipients(), event.expiresOn()));
    }

    @CommandHandler
    void handle(RefuseConsent command) {
        apply(command.refused());
    }

    @EventSourcingHandler
    void on(ConsentRefused event) {
        granted.replaceAll((id, permission) -> permission.after(event));
    }

    @CommandHandler
    void handle(WithdrawConsent command) {
        if (withdrawn.contains(command.consentId())) {
            throw new CommandRefused(Refusal.CONSENT_WITHDRAWN, "/consentId");
        }
        if (!granted.containsKey(command.consentId())) {
            throw new CommandRefused(Refusal.CONSENT_UNKNOWN, "/consentId");
        }
        apply(command.withdrawn());
    }

    @EventSourcingHandler
    void on(ConsentWithdrawn event) {
        granted.remove(event.consentId());
        withdrawn.add(event.consentId());
    }

    @CommandHandler
    void handle(OverrideConsent command) {
        refuseKnown(command.consentId());
        apply(command.overridden());
    }

    @EventSourcingHandler
    void on(ConsentOverridden event) {
        overridden.put(
                event.consentId(), Permission.of(event.purpose(), List.of(event.recipient()), event.expiresOn()));
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
        if (granted.containsKey(id) || overridden.containsKey(id) || withdrawn.contains(id)) {
            throw new CommandRefused(Refusal.ID_TAKEN, "/consentId");
        }
    }
}
