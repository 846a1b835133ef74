package org.pulang.command.reintegrationcase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.CaseReopened;
import org.pulang.event.FamilyAssessed;
import org.pulang.event.FamilyConsentGranted;
import org.pulang.event.FamilyConsentWithdrawn;
import org.pulang.event.FamilyMemberAssisted;
import org.pulang.event.FamilyMemberRecorded;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.DeliveryId;
import org.pulang.vocabulary.FamilyAssessmentBasis;
import org.pulang.vocabulary.FamilyMemberId;
import org.pulang.vocabulary.FamilySafety;
import org.pulang.vocabulary.LivingSituation;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ReopeningReason;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * Who belongs to the person, whether they are safe with them, and where they went to live. Two consents stand beside each other:
 * the survivor's, before anybody looks for the family or speaks to it, and each helped relative's own.
 */
class Family {

    /**
     * A member's own consent.
     *
     * @param since the day it was given
     * @param withdrawnOn absent while it was not
     */
    private record Permission(
            FamilyMemberId member,
            LocalDate since,
            @Nullable LocalDate expiresOn,
            @Nullable LocalDate withdrawnOn) {

        boolean allowed(FamilyMemberId wanted, LocalDate day) {
            return member.equals(wanted)
                    && !day.isBefore(since)
                    && (expiresOn == null || !day.isAfter(expiresOn))
                    && (withdrawnOn == null || day.isBefore(withdrawnOn));
        }
    }

    /**
     * Whether they were a child.
     *
     * @param on the day that was known of
     */
    private record Member(YesNoUnknown minor, LocalDate on) {

        /** More than that day is not known of how old they are. */
        boolean isChild(ConsentGiver giver, LocalDate day) {
            return minor == YesNoUnknown.Yes
                    && (giver == ConsentGiver.Self || (giver == ConsentGiver.SelfNowAdult && !day.isAfter(on)));
        }
    }

    private record Finding(LocalDate day, FamilySafety safety) {}

    private final Identification identification;
    private final Consent consent;
    private final Map<FamilyMemberId, Member> members = new HashMap<>();

    private final Map<ConsentId, Permission> granted = new HashMap<>();
    private final Set<DeliveryId> deliveries = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    Family(Identification identification, Consent consent) {
        this.identification = identification;
        this.consent = consent;
    }

    @CommandHandler
    void handle(RecordFamilyMember command) {
        if (members.containsKey(command.memberId())) {
            throw new CommandRefused(Refusal.ID_TAKEN, "/memberId");
        }
        apply(command.recorded());
    }

    @EventSourcingHandler
    void on(FamilyMemberRecorded event, @Timestamp Instant recordedAt) {
        var day = identification.firstDay(event.occurredAt(), recordedAt);
        members.put(event.memberId(), new Member(event.minor(), day));
    }

    @CommandHandler
    void handle(GrantFamilyConsent command, Clock clock) {
        if (granted.containsKey(command.consentId())) {
            throw new CommandRefused(Refusal.ID_TAKEN, "/consentId");
        }
        var member = requireKnown(command.memberId(), "/memberId");
        if (member.isChild(command.givenBy(), lastDay(command.occurredAt(), today(clock)))) {
            throw new CommandRefused(Refusal.GUARDIAN_REQUIRED, "/givenBy");
        }
        apply(command.granted());
    }

    @EventSourcingHandler
    void on(FamilyConsentGranted event, @Timestamp Instant recordedAt) {
        var since = identification.firstDay(event.occurredAt(), recordedAt);
        granted.put(event.consentId(), new Permission(event.memberId(), since, event.expiresOn(), null));
    }

    @CommandHandler
    void handle(WithdrawFamilyConsent command) {
        var permission = granted.get(command.consentId());
        if (permission == null) {
            throw new CommandRefused(Refusal.CONSENT_UNKNOWN, "/consentId");
        }
        if (permission.withdrawnOn() != null) {
            throw new CommandRefused(Refusal.CONSENT_WITHDRAWN, "/consentId");
        }
        apply(command.withdrawn());
    }

    @EventSourcingHandler
    void on(FamilyConsentWithdrawn event, @Timestamp Instant recordedAt) {
        var day = identification.firstDay(event.occurredAt(), recordedAt);
        granted.computeIfPresent(
                event.consentId(),
                (id, known) -> new Permission(known.member(), known.since(), known.expiresOn(), day));
    }

    /** Help that was given before the consent was taken back can still be told afterwards. */
    @CommandHandler
    void handle(AssistFamilyMember command, Clock clock) {
        if (deliveries.contains(command.deliveryId())) {
            throw new CommandRefused(Refusal.ID_TAKEN, "/deliveryId");
        }
        requireKnown(command.memberId(), "/memberId");
        var day = lastDay(command.occurredAt(), today(clock));
        if (granted.values().stream().noneMatch(known -> known.allowed(command.memberId(), day))) {
            throw new CommandRefused(Refusal.FAMILY_CONSENT_MISSING, "/memberId");
        }
        apply(command.assisted());
    }

    @EventSourcingHandler
    void on(FamilyMemberAssisted event) {
        deliveries.add(event.deliveryId());
    }

    @CommandHandler
    void handle(TraceFamily command, Clock clock) {
        var day = lastDay(command.occurredAt(), today(clock));
        if (!consent.allowedFamilyTracing(day, command.providerId())) {
            throw new CommandRefused(Refusal.TRACING_CONSENT_MISSING);
        }
        apply(command.traced());
    }

    /** What the person themselves tells needs nobody's leave. */
    @CommandHandler
    void handle(AssessFamily command) {
        if (command.basis().stream().anyMatch(basis -> basis != FamilyAssessmentBasis.PersonTold)) {
            requireTracingAllowed(lastDay(command.occurredAt(), command.assessedOn()));
        }
        apply(command.assessed());
    }

    @EventSourcingHandler
    void on(FamilyAssessed event) {
        findings.add(new Finding(event.assessedOn(), event.safety()));
    }

    @CommandHandler
    void handle(MediateFamily command, Clock clock) {
        requireTracingAllowed(lastDay(command.occurredAt(), today(clock)));
        var mediated = command.mediated();
        for (int index = 0; index < mediated.members().size(); index++) {
            requireKnown(mediated.members().get(index), "/members/" + index);
        }
        apply(mediated);
    }

    @CommandHandler
    void handle(PlanReturn command) {
        Identification.refuseAreaAbroad(command.country(), command.area(), "/area");
        apply(command.planned());
    }

    /** Of a day told in part, the last it can mean counts. */
    @CommandHandler
    void handle(RecordReturn command, Clock clock) {
        Identification.refuseAreaAbroad(command.country(), command.area(), "/area");
        var day = command.occurredAt() == null
                ? today(clock)
                : command.occurredAt().latestDay(identification.zone());
        var unsafe = goesUnsafely(command.livingSituation(), day, command.overrideReason() != null, "/livingSituation");
        apply(command.recorded(lastFinding(day), unsafe));
    }

    /**
     * Whether the person goes to live with the family although it was not found, by that day, to be safe there.
     *
     * @param reasoned whether it is said why
     * @throws CommandRefused {@code RETURN_NOT_ASSESSED} or {@code RETURN_NOT_SAFE} if so, and it is not
     */
    boolean goesUnsafely(LivingSituation destination, LocalDate day, boolean reasoned, String pointer) {
        var safety = lastFinding(day);
        var unsafe = destination.isWithFamily() && (safety == null || !safety.isSafe());
        if (unsafe && !reasoned) {
            throw new CommandRefused(safety == null ? Refusal.RETURN_NOT_ASSESSED : Refusal.RETURN_NOT_SAFE, pointer);
        }
        return unsafe;
    }

    /** The last finding on the family by that day. */
    @Nullable
    FamilySafety lastFinding(LocalDate day) {
        Finding last = null;
        for (var finding : findings) {
            if (!finding.day().isAfter(day) && (last == null || !finding.day().isBefore(last.day()))) {
                last = finding;
            }
        }
        return last == null ? null : last.safety();
    }

    /** What a family was found to be before says nothing once the person was trafficked again, or came back with new needs. */
    @EventSourcingHandler
    void on(CaseReopened event) {
        if (event.reason() != ReopeningReason.ClosedInError) {
            findings.clear();
        }
    }

    @CommandHandler
    void handle(RecordRepatriation command) {
        var repatriated = command.recorded();
        if (repatriated.from().equals(repatriated.to())) {
            throw new CommandRefused(Refusal.COUNTRY_UNCHANGED, "/to");
        }
        Identification.refuseAreaAbroad(repatriated.to(), repatriated.area(), "/area");
        apply(repatriated);
    }

    private void requireTracingAllowed(LocalDate day) {
        if (!consent.allowedFamilyTracing(day)) {
            throw new CommandRefused(Refusal.TRACING_CONSENT_MISSING);
        }
    }

    private Member requireKnown(FamilyMemberId id, String pointer) {
        var member = members.get(id);
        if (member == null) {
            throw new CommandRefused(Refusal.FAMILY_MEMBER_UNKNOWN, pointer);
        }
        return member;
    }

    /** The last day that something told can have been, but no later than that. */
    private LocalDate lastDay(@Nullable PartialDate occurredAt, LocalDate latest) {
        var day = occurredAt == null ? latest : occurredAt.latestDay(identification.zone());
        return day.isAfter(latest) ? latest : day;
    }

    private LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), identification.zone());
    }
}
