package org.pulang.query.caseload;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ApprovalRequested;
import org.pulang.event.Approved;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.CarePlanAgreed;
import org.pulang.event.CarePlanRevised;
import org.pulang.event.CaseClosed;
import org.pulang.event.CaseEvent;
import org.pulang.event.CaseReopened;
import org.pulang.event.CaseTransferAccepted;
import org.pulang.event.CaseTransferDeclined;
import org.pulang.event.CaseTransferLapsed;
import org.pulang.event.CaseTransferOffered;
import org.pulang.event.CaseTransferWithdrawn;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.ClosureRequested;
import org.pulang.event.ClosureReturned;
import org.pulang.event.ConsentGranted;
import org.pulang.event.ConsentOverridden;
import org.pulang.event.ConsentRefused;
import org.pulang.event.ConsentWithdrawn;
import org.pulang.event.ContactLost;
import org.pulang.event.ContactRegained;
import org.pulang.event.DayZeroNeedMet;
import org.pulang.event.DayZeroNeedsRecorded;
import org.pulang.event.EntitlementApplicationWithdrawn;
import org.pulang.event.EntitlementApplied;
import org.pulang.event.EntitlementGranted;
import org.pulang.event.EntitlementRefused;
import org.pulang.event.EntitlementsExplained;
import org.pulang.event.FeedbackRecorded;
import org.pulang.event.FlagRaised;
import org.pulang.event.FlagResolved;
import org.pulang.event.FollowUpCancelled;
import org.pulang.event.FollowUpMissed;
import org.pulang.event.FollowUpRecorded;
import org.pulang.event.FollowUpRescheduled;
import org.pulang.event.FollowUpScheduled;
import org.pulang.event.HearingRecorded;
import org.pulang.event.IncidentReported;
import org.pulang.event.IncidentResponseRecorded;
import org.pulang.event.JudgmentNoticeRecorded;
import org.pulang.event.PerpetratorRecorded;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.ReferralAccepted;
import org.pulang.event.ReferralCompleted;
import org.pulang.event.ReferralLapsed;
import org.pulang.event.ReferralMade;
import org.pulang.event.ReferralRejected;
import org.pulang.event.ReferralRevoked;
import org.pulang.event.RestitutionClaimEnded;
import org.pulang.event.RestitutionClaimed;
import org.pulang.event.RestitutionOrdered;
import org.pulang.event.RestitutionPaid;
import org.pulang.event.RestitutionPaymentWithdrawn;
import org.pulang.event.ReturnedForChange;
import org.pulang.event.ReviewScheduled;
import org.pulang.event.RiskAssessed;
import org.pulang.event.SafetyPlanAgreed;
import org.pulang.event.ServiceDelivered;
import org.pulang.event.VictimIdentified;
import org.pulang.query.replay.Contact;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.RowBuffer;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.DayZeroNeed;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.RestitutionId;
import org.pulang.vocabulary.ServiceNeed;
import org.pulang.vocabulary.YesNoUnknown;
import org.springframework.stereotype.Component;

/**
 * For caseworkers and supervisors: whose case is it, how does it stand, when was anybody last in contact, and what is to be done
 * by when? A failed attempt is no contact.
 */
@Component
class CaseloadProjection implements Projection {

    /** After so many days somebody asks what became of an accepted referral. */
    private static final int OUTCOME_DAYS = 30;

    @Override
    public List<Class<?>> rows() {
        return List.of(
                CaseloadRow.class,
                DutyRow.class,
                FlagRow.class,
                RestitutionRow.class,
                ReferralRow.class,
                ConsentRow.class);
    }

    @EventHandler
    void on(VictimIdentified event, Recorded recorded, RowBuffer rows) {
        rows.add(CaseloadRow.of(event, recorded));
    }

    @EventHandler
    void on(PersonalDetailsCorrected event, RowBuffer rows) {
        var row = row(event.caseId(), rows);
        if (event.age() != null) {
            row.ageBand = event.age().band();
        }
        var identity = event.identity();
        if (identity != null && identity.gender() != null) {
            row.gender = identity.gender();
        }
        if (identity != null && identity.origin() != null) {
            row.cameFrom(identity.origin());
        }
    }

    @EventHandler
    void on(CaseworkerAssigned event, RowBuffer rows) {
        var row = row(event.caseId(), rows);
        row.owner = event.caseworker().value();
        row.organisation = event.organisation().value();
    }

    // Contact

    @EventHandler
    void on(AssessmentRecorded event, Recorded recorded, RowBuffer rows) {
        contact(event, recorded, rows);
    }

    @EventHandler
    void on(CarePlanAgreed event, Recorded recorded, RowBuffer rows) {
        contact(event, recorded, rows);
        awaitApproval(event.caseId(), recorded, rows);
    }

    @EventHandler
    void on(ServiceDelivered event, Recorded recorded, RowBuffer rows) {
        contact(event, recorded, rows);
    }

    @EventHandler
    void on(FeedbackRecorded event, Recorded recorded, RowBuffer rows) {
        contact(event, recorded, rows);
    }

    @EventHandler
    void on(SafetyPlanAgreed event, Recorded recorded, RowBuffer rows) {
        contact(event, recorded, rows);
    }

    @EventHandler
    void on(RiskAssessed event, Recorded recorded, RowBuffer rows) {
        contact(event, recorded, rows);
    }

    @EventHandler
    void on(EntitlementsExplained event, Recorded recorded, RowBuffer rows) {
        contact(event, recorded, rows);
    }

    @EventHandler
    void on(HearingRecorded event, Recorded recorded, RowBuffer rows) {
        contact(event, recorded, rows);
    }

    private static void contact(CaseEvent event, Recorded recorded, RowBuffer rows) {
        var row = row(event.caseId(), rows);
        var day = Contact.day(event, recorded, row.zone());
        if (day != null) {
            row.contact(day);
        }
    }

    @EventHandler
    void on(ContactLost event, RowBuffer rows) {
        row(event.caseId(), rows).contactLost = true;
    }

    @EventHandler
    void on(ContactRegained event, Recorded recorded, RowBuffer rows) {
        var row = row(event.caseId(), rows);
        row.contactLost = false;
        contact(event, recorded, rows);
        row.followedUp(recorded.day(event.occurredAt(), row.zone()));
        forgetMissed(row, rows);
    }

    // Duties

    @EventHandler
    void on(FollowUpScheduled event, Recorded recorded, RowBuffer rows) {
        var row = row(event.caseId(), rows);
        var duty = DutyRow.of(row, DutyKind.FollowUp, event.followUpId().value(), recorded.recordedAt())
                .due(event.dueOn(), row.zone());
        duty.staff = event.by().value();
        add(duty, row, rows);
    }

    @EventHandler
    void on(FollowUpRescheduled event, RowBuffer rows) {
        var duty = followUp(event.caseId(), event.followUpId(), rows);
        if (duty != null) {
            duty.due(event.dueOn(), event.zone());
            next(row(event.caseId(), rows), rows);
        }
    }

    @EventHandler
    void on(FollowUpCancelled event, RowBuffer rows) {
        done(event.caseId(), DutyKind.FollowUp, event.followUpId().value(), rows);
    }

    /** What was entered late may tell of a follow-up held since; then nobody has to ask. */
    @EventHandler
    void on(FollowUpMissed event, RowBuffer rows) {
        var duty = followUp(event.caseId(), event.followUpId(), rows);
        if (duty != null) {
            duty.missed = true;
            forgetMissed(row(event.caseId(), rows), rows);
        }
    }

    /** Whoever was reached, what was to be held was held. */
    @EventHandler
    void on(FollowUpRecorded event, Recorded recorded, RowBuffer rows) {
        var row = row(event.caseId(), rows);
        contact(event, recorded, rows);
        row.followedUp(recorded.day(event.occurredAt(), row.zone()));
        forgetMissed(row, rows);
        done(event.caseId(), DutyKind.FollowUp, event.followUpId().value(), rows);
    }

    private static @Nullable DutyRow followUp(CaseId caseId, FollowUpId followUpId, RowBuffer rows) {
        return rows.find(DutyRow.class, caseId.value(), DutyKind.FollowUp, followUpId.value());
    }

    private static void forgetMissed(CaseloadRow row, RowBuffer rows) {
        var followedUpOn = row.followedUpOn;
        if (followedUpOn != null) {
            rows.all(DutyRow.class, row.caseId).stream()
                    .filter(duty -> duty.missed && duty.dueOn != null && !duty.dueOn.isAfter(followedUpOn))
                    .forEach(rows::remove);
        }
        next(row, rows);
    }

    @EventHandler
    void on(ReferralMade event, Recorded recorded, RowBuffer rows) {
        var row = row(event.caseId(), rows);
        add(
                DutyRow.of(row, DutyKind.ReferralAnswer, event.referralId().value(), recorded.recordedAt())
                        .due(event.answerDueOn(), row.zone()),
                row,
                rows);
        var referral = ReferralRow.of(event);
        rows.add(referral);
        if (isShared(referral, rows)) {
            renewal(row, referral, recorded, rows);
        }
    }

    @EventHandler
    void on(ReferralAccepted event, Recorded recorded, RowBuffer rows) {
        done(event.caseId(), DutyKind.ReferralAnswer, event.referralId().value(), rows);
        var row = row(event.caseId(), rows);
        add(
                DutyRow.of(row, DutyKind.ReferralOutcome, event.referralId().value(), recorded.recordedAt())
                        .due(recorded.day(event.occurredAt(), row.zone()).plusDays(OUTCOME_DAYS), row.zone()),
                row,
                rows);
    }

    @EventHandler
    void on(ReferralCompleted event, RowBuffer rows) {
        ended(event.caseId(), event.referralId(), rows);
    }

    @EventHandler
    void on(ReferralRejected event, RowBuffer rows) {
        ended(event.caseId(), event.referralId(), rows);
    }

    @EventHandler
    void on(ReferralRevoked event, RowBuffer rows) {
        ended(event.caseId(), event.referralId(), rows);
    }

    @EventHandler
    void on(ReferralLapsed event, RowBuffer rows) {
        ended(event.caseId(), event.referralId(), rows);
    }

    private static void ended(CaseId caseId, ReferralId referralId, RowBuffer rows) {
        var referral = rows.find(ReferralRow.class, caseId.value(), referralId.value());
        if (referral != null) {
            rows.remove(referral);
        }
        for (var kind : List.of(DutyKind.ReferralAnswer, DutyKind.ReferralOutcome, DutyKind.ConsentRenewal)) {
            done(caseId, kind, referralId.value(), rows);
        }
    }

    // Consent: what was allowed when a referral was made may end before the referral does.

    @EventHandler
    void on(ConsentGranted event, Recorded recorded, RowBuffer rows) {
        if (event.purpose() == ConsentPurpose.Contact) {
            row(event.caseId(), rows).contactAllowedBy(event.consentId());
        } else if (event.purpose() == ConsentPurpose.Sharing
                && !event.explained().isEmpty()) {
            event.recipients().forEach(recipient -> rows.add(ConsentRow.of(event, recipient)));
            renewals(event.caseId(), recorded, rows);
        }
    }

    @EventHandler
    void on(ConsentOverridden event, Recorded recorded, RowBuffer rows) {
        if (event.purpose() == ConsentPurpose.Sharing) {
            rows.add(ConsentRow.of(event));
            renewals(event.caseId(), recorded, rows);
        }
    }

    @EventHandler
    void on(ConsentRefused event, Recorded recorded, RowBuffer rows) {
        if (event.purpose() == ConsentPurpose.Contact) {
            row(event.caseId(), rows).contactUnwanted = true;
        } else if (event.purpose() == ConsentPurpose.Sharing) {
            var refused = event.recipients().stream().map(ProviderId::value).toList();
            takeBack(event.caseId(), row -> refused.isEmpty() || refused.contains(row.providerId), recorded, rows);
        }
    }

    @EventHandler
    void on(ConsentWithdrawn event, Recorded recorded, RowBuffer rows) {
        row(event.caseId(), rows).withdrawn(event.consentId());
        takeBack(event.caseId(), row -> row.consentId.equals(event.consentId().value()), recorded, rows);
    }

    @EventHandler
    void on(PerpetratorRecorded event, Recorded recorded, RowBuffer rows) {
        if (event.guardian() == YesNoUnknown.Yes) {
            takeBack(event.caseId(), row -> row.byGuardian, recorded, rows);
        }
    }

    private static void takeBack(CaseId caseId, Predicate<ConsentRow> which, Recorded recorded, RowBuffer rows) {
        var ended = rows.all(ConsentRow.class, caseId.value()).stream()
                .filter(row -> !row.overridden && which.test(row))
                .toList();
        if (!ended.isEmpty()) {
            ended.forEach(rows::remove);
            renewals(caseId, recorded, rows);
        }
    }

    private static void renewals(CaseId caseId, Recorded recorded, RowBuffer rows) {
        var row = row(caseId, rows);
        rows.all(ReferralRow.class, row.caseId).forEach(referral -> renewal(row, referral, recorded, rows));
    }

    /** By the last day of consent it is renewed or the referral revoked; where it was taken back, that day. */
    private static void renewal(CaseloadRow row, ReferralRow referral, Recorded recorded, RowBuffer rows) {
        var consents = consents(referral, rows).toList();
        var known = rows.find(DutyRow.class, row.caseId, DutyKind.ConsentRenewal, referral.referralId);
        if (consents.stream().anyMatch(consent -> consent.expiresOn == null)) {
            done(new CaseId(row.caseId), DutyKind.ConsentRenewal, referral.referralId, rows);
            return;
        }
        var today = recorded.day(null, row.zone());
        var last = consents.stream()
                .map(consent -> consent.expiresOn)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(known == null || known.dueOn == null || known.dueOn.isAfter(today) ? today : known.dueOn);
        var since = known == null ? recorded.recordedAt() : known.since;
        add(DutyRow.of(row, DutyKind.ConsentRenewal, referral.referralId, since).due(last, row.zone()), row, rows);
    }

    private static boolean isShared(ReferralRow referral, RowBuffer rows) {
        return consents(referral, rows).findAny().isPresent();
    }

    private static Stream<ConsentRow> consents(ReferralRow referral, RowBuffer rows) {
        return rows.all(ConsentRow.class, referral.caseId).stream()
                .filter(consent -> consent.providerId.equals(referral.providerId));
    }

    @EventHandler
    void on(CaseTransferOffered event, Recorded recorded, RowBuffer rows) {
        var row = row(event.caseId(), rows);
        add(
                DutyRow.of(row, DutyKind.TransferAnswer, event.transferId().value(), recorded.recordedAt())
                        .due(recorded.recordedAt().plus(CaseTransferOffered.ANSWERED_IN), row.zone()),
                row,
                rows);
    }

    /** What is open goes with the case: whoever was to do it works elsewhere, so it falls to the owner. */
    @EventHandler
    void on(CaseTransferAccepted event, RowBuffer rows) {
        rows.all(DutyRow.class, event.caseId().value()).forEach(duty -> duty.staff = null);
        done(event.caseId(), DutyKind.TransferAnswer, event.transferId().value(), rows);
    }

    @EventHandler
    void on(CaseTransferDeclined event, RowBuffer rows) {
        done(event.caseId(), DutyKind.TransferAnswer, event.transferId().value(), rows);
    }

    @EventHandler
    void on(CaseTransferWithdrawn event, RowBuffer rows) {
        done(event.caseId(), DutyKind.TransferAnswer, event.transferId().value(), rows);
    }

    @EventHandler
    void on(CaseTransferLapsed event, RowBuffer rows) {
        done(event.caseId(), DutyKind.TransferAnswer, event.transferId().value(), rows);
    }

    /** Overdue or not, it stays until an answer comes or nobody waits for it any more. */
    @EventHandler
    void on(EntitlementApplied event, Recorded recorded, RowBuffer rows) {
        if (event.dueOn() != null) {
            var row = row(event.caseId(), rows);
            add(
                    DutyRow.of(
                                    row,
                                    DutyKind.EntitlementAnswer,
                                    event.applicationId().value(),
                                    recorded.recordedAt())
                            .due(event.dueOn(), event.zone()),
                    row,
                    rows);
        }
    }

    @EventHandler
    void on(EntitlementGranted event, RowBuffer rows) {
        done(event.caseId(), DutyKind.EntitlementAnswer, event.applicationId().value(), rows);
    }

    @EventHandler
    void on(EntitlementRefused event, RowBuffer rows) {
        done(event.caseId(), DutyKind.EntitlementAnswer, event.applicationId().value(), rows);
    }

    @EventHandler
    void on(EntitlementApplicationWithdrawn event, RowBuffer rows) {
        done(event.caseId(), DutyKind.EntitlementAnswer, event.applicationId().value(), rows);
    }

    @EventHandler
    void on(RestitutionClaimed event, RowBuffer rows) {
        rows.add(RestitutionRow.of(event.caseId().value(), event.restitutionId().value()));
    }

    @EventHandler
    void on(RestitutionOrdered event, RowBuffer rows) {
        await(
                event.caseId(),
                event.restitutionId(),
                rows,
                claim -> claim.ordered = event.amount().amount().toPlainString());
    }

    @EventHandler
    void on(JudgmentNoticeRecorded event, Recorded recorded, RowBuffer rows) {
        await(event.caseId(), event.restitutionId(), rows, claim -> {
            claim.dueOn = event.paymentDueOn();
            claim.zone = event.zone().getId();
            claim.since = recorded.recordedAt();
        });
    }

    @EventHandler
    void on(RestitutionPaid event, RowBuffer rows) {
        await(
                event.caseId(),
                event.restitutionId(),
                rows,
                claim -> claim.add(event.amount().amount()));
    }

    @EventHandler
    void on(RestitutionPaymentWithdrawn event, RowBuffer rows) {
        await(
                event.caseId(),
                event.restitutionId(),
                rows,
                claim -> claim.add(event.amount().amount().negate()));
    }

    @EventHandler
    void on(RestitutionClaimEnded event, RowBuffer rows) {
        var claim = rows.find(
                RestitutionRow.class,
                event.caseId().value(),
                event.restitutionId().value());
        if (claim != null) {
            rows.remove(claim);
        }
        done(event.caseId(), DutyKind.RestitutionPayment, event.restitutionId().value(), rows);
    }

    /** A payment is awaited from the notice on, overdue or not, until what is ordered is paid. */
    private static void await(
            CaseId caseId, RestitutionId restitutionId, RowBuffer rows, Consumer<RestitutionRow> change) {
        var claim = rows.find(RestitutionRow.class, caseId.value(), restitutionId.value());
        if (claim == null) {
            return;
        }
        change.accept(claim);
        if (claim.dueOn == null || claim.zone == null || claim.since == null || claim.isPaid()) {
            done(caseId, DutyKind.RestitutionPayment, restitutionId.value(), rows);
        } else {
            var row = row(caseId, rows);
            add(
                    DutyRow.of(row, DutyKind.RestitutionPayment, restitutionId.value(), claim.since)
                            .due(claim.dueOn, ZoneId.of(claim.zone)),
                    row,
                    rows);
        }
    }

    @EventHandler
    void on(IncidentReported event, Recorded recorded, RowBuffer rows) {
        var row = row(event.caseId(), rows);
        add(
                DutyRow.of(row, DutyKind.IncidentResponse, event.incidentId().value(), recorded.recordedAt())
                        .due(event.responseDueBy(), row.zone()),
                row,
                rows);
    }

    @EventHandler
    void on(IncidentResponseRecorded event, Recorded recorded, RowBuffer rows) {
        contact(event, recorded, rows);
        done(event.caseId(), DutyKind.IncidentResponse, event.incidentId().value(), rows);
    }

    /** What was not asked this time stays as it was, and what is still open keeps its time. */
    @EventHandler
    void on(DayZeroNeedsRecorded event, Recorded recorded, RowBuffer rows) {
        contact(event, recorded, rows);
        var row = row(event.caseId(), rows);
        for (var finding : event.needs()) {
            var known = rows.find(DutyRow.class, row.caseId, DutyKind.DayZeroNeed, reference(finding.need()));
            if (finding.dueBy() != null && known == null) {
                add(
                        DutyRow.of(row, DutyKind.DayZeroNeed, reference(finding.need()), recorded.recordedAt())
                                .due(finding.dueBy(), row.zone()),
                        row,
                        rows);
            } else if (finding.dueBy() == null && finding.answer() != ServiceNeed.NotAssessed) {
                done(event.caseId(), DutyKind.DayZeroNeed, reference(finding.need()), rows);
            }
        }
    }

    @EventHandler
    void on(DayZeroNeedMet event, RowBuffer rows) {
        done(event.caseId(), DutyKind.DayZeroNeed, reference(event.need()), rows);
    }

    /** A need has no id; within the case its name is enough. */
    private static UUID reference(DayZeroNeed need) {
        return UUID.nameUUIDFromBytes(need.name().getBytes(StandardCharsets.UTF_8));
    }

    @EventHandler
    void on(ReviewScheduled event, Recorded recorded, RowBuffer rows) {
        var row = row(event.caseId(), rows);
        add(
                DutyRow.of(row, DutyKind.Review, row.caseId, recorded.recordedAt())
                        .due(event.dueOn(), row.zone()),
                row,
                rows);
    }

    @EventHandler
    void on(CarePlanRevised event, Recorded recorded, RowBuffer rows) {
        contact(event, recorded, rows);
        done(event.caseId(), DutyKind.Review, event.caseId().value(), rows);
        awaitApproval(event.caseId(), recorded, rows);
    }

    @EventHandler
    void on(ApprovalRequested event, Recorded recorded, RowBuffer rows) {
        if (rows.find(
                        DutyRow.class,
                        event.caseId().value(),
                        DutyKind.PlanApproval,
                        event.caseId().value())
                == null) {
            awaitApproval(event.caseId(), recorded, rows);
        }
    }

    /** From the day the plan is agreed, whether or not anybody asks. */
    private static void awaitApproval(CaseId caseId, Recorded recorded, RowBuffer rows) {
        var row = row(caseId, rows);
        add(DutyRow.of(row, DutyKind.PlanApproval, row.caseId, recorded.recordedAt()), row, rows);
    }

    @EventHandler
    void on(Approved event, RowBuffer rows) {
        done(event.caseId(), DutyKind.PlanApproval, event.caseId().value(), rows);
    }

    @EventHandler
    void on(ReturnedForChange event, RowBuffer rows) {
        done(event.caseId(), DutyKind.PlanApproval, event.caseId().value(), rows);
    }

    @EventHandler
    void on(FlagRaised event, RowBuffer rows) {
        rows.add(FlagRow.of(event));
    }

    @EventHandler
    void on(FlagResolved event, RowBuffer rows) {
        var flag =
                rows.find(FlagRow.class, event.caseId().value(), event.flagId().value());
        if (flag != null) {
            rows.remove(flag);
        }
    }

    @EventHandler
    void on(ClosureRequested event, Recorded recorded, RowBuffer rows) {
        var row = row(event.caseId(), rows);
        row.closure(true, false);
        add(DutyRow.of(row, DutyKind.ClosureApproval, row.caseId, recorded.recordedAt()), row, rows);
    }

    @EventHandler
    void on(ClosureReturned event, RowBuffer rows) {
        row(event.caseId(), rows).closure(false, false);
        done(event.caseId(), DutyKind.ClosureApproval, event.caseId().value(), rows);
    }

    @EventHandler
    void on(CaseClosed event, RowBuffer rows) {
        var row = row(event.caseId(), rows);
        row.closure(false, true);
        rows.all(DutyRow.class, row.caseId).stream()
                .filter(duty -> duty.kind != DutyKind.RestitutionPayment)
                .forEach(rows::remove);
        next(row, rows);
    }

    @EventHandler
    void on(CaseReopened event, RowBuffer rows) {
        row(event.caseId(), rows).closure(false, false);
    }

    private static void add(DutyRow duty, CaseloadRow row, RowBuffer rows) {
        rows.add(duty);
        next(row, rows);
    }

    private static void done(CaseId caseId, DutyKind kind, UUID reference, RowBuffer rows) {
        var duty = rows.find(DutyRow.class, caseId.value(), kind, reference);
        if (duty != null) {
            rows.remove(duty);
            next(row(caseId, rows), rows);
        }
    }

    private static void next(CaseloadRow row, RowBuffer rows) {
        row.next(rows.all(DutyRow.class, row.caseId));
    }

    private static CaseloadRow row(CaseId caseId, RowBuffer rows) {
        return rows.row(CaseloadRow.class, caseId.value());
    }
}
