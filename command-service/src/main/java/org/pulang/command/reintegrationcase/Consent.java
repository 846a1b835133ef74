package org.pulang.command.reintegrationcase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

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
    private final Map<ConsentId, Permission> withdrawn = new HashMap<>();
    private boolean child;
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
     * @param since the day it was given
     * @param endedOn the day of the later no; absent while there is none
     */
    private record Permission(
            ConsentPurpose purpose,
            List<ProviderId> recipients,
            LocalDate since,
            @Nullable LocalDate expiresOn,
            @Nullable LocalDate endedOn) {

        static Permission of(
                ConsentPurpose purpose, List<ProviderId> recipients, LocalDate since, @Nullable LocalDate expiresOn) {
            return new Permission(purpose, recipients, since, expiresOn, null);
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
            return left.isEmpty() ? ended(day) : new Permission(purpose, left, since, expiresOn, endedOn);
        }

        Permission ended(LocalDate day) {
            var first = endedOn != null && endedOn.isBefore(day) ? endedOn : day;
            return new Permission(purpose, recipients, since, expiresOn, first);
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
        var given = Stream.concat(granted.values().stream(), withdrawn.values().stream())
                .filter(fits);
        return Stream.concat(given, overridden.values().stream())
                .anyMatch(known -> known.allowed(ConsentPurpose.FamilyTracing, day));
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
    void on(ConsentGranted event, @Timestamp Instant recordedAt) {
        var since = identification.firstDay(event.occurredAt(), recordedAt);
        granted.put(event.consentId(), Permission.of(event.purpose(), event.recipients(), since, event.expiresOn()));
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
        overridden.put(
                event.consentId(),
                Permission.of(event.purpose(), List.of(event.recipient()), since, event.expiresOn()));
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
