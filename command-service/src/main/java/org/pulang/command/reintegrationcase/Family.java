package org.pulang.command.reintegrationcase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
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
import org.pulang.vocabulary.ReopeningReason;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * Who belongs to the person, whether they are safe with them, and where they went to live. Two consents stand beside each other:
 * the survivor's, before anybody looks for the family or speaks to it, and each helped relative's own.
 */
class Family {

    private static final Set<LivingSituation> WITH_FAMILY =
            EnumSet.of(LivingSituation.WithFamily, LivingSituation.WithRelatives, LivingSituation.WithPartner);
    private static final Set<FamilySafety> SAFE = EnumSet.of(FamilySafety.Safe, FamilySafety.SafeWithConditions);

    private record Permission(
            FamilyMemberId member, @Nullable LocalDate expiresOn) {}

    private record Finding(LocalDate day, FamilySafety safety) {}

    private final Identification identification;
    private final Consent consent;
    /** Whether each is a child. */
    private final Map<FamilyMemberId, YesNoUnknown> members = new HashMap<>();

    private final Map<ConsentId, Permission> granted = new HashMap<>();
    private final Set<ConsentId> withdrawn = new HashSet<>();
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
    void on(FamilyMemberRecorded event) {
        members.put(event.memberId(), event.minor());
    }

    @CommandHandler
    void handle(GrantFamilyConsent command) {
        if (granted.containsKey(command.consentId()) || withdrawn.contains(command.consentId())) {
            throw new CommandRefused(Refusal.ID_TAKEN, "/consentId");
        }
        requireKnown(command.memberId(), "/memberId");
        if (members.get(command.memberId()) == YesNoUnknown.Yes && command.givenBy() == ConsentGiver.Self) {
            throw new CommandRefused(Refusal.GUARDIAN_REQUIRED, "/givenBy");
        }
        apply(command.granted());
    }

    @EventSourcingHandler
    void on(FamilyConsentGranted event) {
        granted.put(event.consentId(), new Permission(event.memberId(), event.expiresOn()));
    }

    @CommandHandler
    void handle(WithdrawFamilyConsent command) {
        if (withdrawn.contains(command.consentId())) {
            throw new CommandRefused(Refusal.CONSENT_WITHDRAWN, "/consentId");
        }
        if (!granted.containsKey(command.consentId())) {
            throw new CommandRefused(Refusal.CONSENT_UNKNOWN, "/consentId");
        }
        apply(command.withdrawn());
    }

    @EventSourcingHandler
    void on(FamilyConsentWithdrawn event) {
        granted.remove(event.consentId());
        withdrawn.add(event.consentId());
    }

    @CommandHandler
    void handle(AssistFamilyMember command, Clock clock) {
        if (deliveries.contains(command.deliveryId())) {
            throw new CommandRefused(Refusal.ID_TAKEN, "/deliveryId");
        }
        requireKnown(command.memberId(), "/memberId");
        var today = today(clock);
        if (granted.values().stream()
                .noneMatch(known -> known.member().equals(command.memberId())
                        && (known.expiresOn() == null || !today.isAfter(known.expiresOn())))) {
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
        requireTracingAllowed(clock);
        apply(command.traced());
    }

    /** What the person themselves tells needs nobody's leave. */
    @CommandHandler
    void handle(AssessFamily command, Clock clock) {
        if (command.basis().stream().anyMatch(basis -> basis != FamilyAssessmentBasis.PersonTold)) {
            requireTracingAllowed(clock);
        }
        apply(command.assessed());
    }

    @EventSourcingHandler
    void on(FamilyAssessed event) {
        findings.add(new Finding(event.assessedOn(), event.safety()));
    }

    @CommandHandler
    void handle(MediateFamily command, Clock clock) {
        requireTracingAllowed(clock);
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
        var safety = lastFinding(day);
        var unsafe = WITH_FAMILY.contains(command.livingSituation()) && (safety == null || !SAFE.contains(safety));
        if (unsafe && command.overrideReason() == null) {
            throw new CommandRefused(
                    safety == null ? Refusal.RETURN_NOT_ASSESSED : Refusal.RETURN_NOT_SAFE, "/livingSituation");
        }
        apply(command.recorded(safety, unsafe));
    }

    private @Nullable FamilySafety lastFinding(LocalDate day) {
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

    private void requireTracingAllowed(Clock clock) {
        if (!consent.allowsFamilyTracing(today(clock))) {
            throw new CommandRefused(Refusal.TRACING_CONSENT_MISSING);
        }
    }

    private void requireKnown(FamilyMemberId member, String pointer) {
        if (!members.containsKey(member)) {
            throw new CommandRefused(Refusal.FAMILY_MEMBER_UNKNOWN, pointer);
        }
    }

    private LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), identification.zone());
    }
}
