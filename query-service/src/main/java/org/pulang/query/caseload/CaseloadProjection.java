package org.pulang.query.caseload;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ApprovalRequested;
import org.pulang.event.Approved;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.CarePlanAgreed;
import org.pulang.event.CarePlanRevised;
import org.pulang.event.CaseClosed;
import org.pulang.event.CaseReopened;
import org.pulang.event.CaseTransferAccepted;
import org.pulang.event.CaseTransferDeclined;
import org.pulang.event.CaseTransferOffered;
import org.pulang.event.CaseTransferWithdrawn;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.ClosureRequested;
import org.pulang.event.ClosureReturned;
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
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.ReferralAccepted;
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
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.RowBuffer;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DayZeroNeed;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.IncidentAction;
import org.pulang.vocabulary.PartialDate;
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

    @Override
    public List<Class<?>> rows() {
        return List.of(CaseloadRow.class, DutyRow.class, FlagRow.class, RestitutionRow.class);
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
    void on(AssessmentRecorded event, RowBuffer rows) {
        row(event.caseId(), rows).contact(event.assessedOn());
    }

    @EventHandler
    void on(CarePlanAgreed event, RowBuffer rows) {
        row(event.caseId(), rows).contact(event.coSignedOn());
    }

    @EventHandler
    void on(ServiceDelivered event, Recorded recorded, RowBuffer rows) {
        contact(event.caseId(), event.occurredAt(), recorded, rows);
    }

    @EventHandler
    void on(FeedbackRecorded event, Recorded recorded, RowBuffer rows) {
        contact(event.caseId(), event.occurredAt(), recorded, rows);
    }

    @EventHandler
    void on(SafetyPlanAgreed event, RowBuffer rows) {
        row(event.caseId(), rows).contact(event.agreedOn());
    }

    @EventHandler
    void on(RiskAssessed event, RowBuffer rows) {
        row(event.caseId(), rows).contact(event.assessedOn());
    }

    @EventHandler
    void on(EntitlementsExplained event, Recorded recorded, RowBuffer rows) {
        contact(event.caseId(), event.occurredAt(), recorded, rows);
    }

    @EventHandler
    void on(HearingRecorded event, Recorded recorded, RowBuffer rows) {
        if (event.personPresent() == YesNoUnknown.Yes && event.accompanied() == YesNoUnknown.Yes) {
            contact(event.caseId(), event.occurredAt(), recorded, rows);
        }
    }

    private static void contact(CaseId caseId, @Nullable PartialDate day, Recorded recorded, RowBuffer rows) {
        var row = row(caseId, rows);
        row.contact(recorded.day(day, row.zone()));
    }

    @EventHandler
    void on(ContactLost event, RowBuffer rows) {
        row(event.caseId(), rows).contactLost = true;
    }

    @EventHandler
    void on(ContactRegained event, Recorded recorded, RowBuffer rows) {
        var row = row(event.caseId(), rows);
        row.contactLost = false;
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

    @EventHandler
    void on(FollowUpRecorded event, Recorded recorded, RowBuffer rows) {
        var row = row(event.caseId(), rows);
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
    }

    @EventHandler
    void on(ReferralAccepted event, RowBuffer rows) {
        done(event.caseId(), DutyKind.ReferralAnswer, event.referralId().value(), rows);
    }

    @EventHandler
    void on(ReferralRejected event, RowBuffer rows) {
        done(event.caseId(), DutyKind.ReferralAnswer, event.referralId().value(), rows);
    }

    @EventHandler
    void on(ReferralRevoked event, RowBuffer rows) {
        done(event.caseId(), DutyKind.ReferralAnswer, event.referralId().value(), rows);
    }

    @EventHandler
    void on(ReferralLapsed event, RowBuffer rows) {
        done(event.caseId(), DutyKind.ReferralAnswer, event.referralId().value(), rows);
    }

    @EventHandler
    void on(CaseTransferOffered event, Recorded recorded, RowBuffer rows) {
        var row = row(event.caseId(), rows);
        add(DutyRow.of(row, DutyKind.TransferAnswer, event.transferId().value(), recorded.recordedAt()), row, rows);
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
        if (event.actions().contains(IncidentAction.PersonSeen)
                || event.actions().contains(IncidentAction.PersonReached)) {
            contact(event.caseId(), event.occurredAt(), recorded, rows);
        }
        done(event.caseId(), DutyKind.IncidentResponse, event.incidentId().value(), rows);
    }

    /** What was not asked this time stays as it was, and what is still open keeps its time. */
    @EventHandler
    void on(DayZeroNeedsRecorded event, Recorded recorded, RowBuffer rows) {
        contact(event.caseId(), event.occurredAt(), recorded, rows);
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
    void on(CarePlanRevised event, RowBuffer rows) {
        row(event.caseId(), rows).contact(event.coSignedOn());
        done(event.caseId(), DutyKind.Review, event.caseId().value(), rows);
        done(event.caseId(), DutyKind.PlanApproval, event.caseId().value(), rows);
    }

    @EventHandler
    void on(ApprovalRequested event, Recorded recorded, RowBuffer rows) {
        var row = row(event.caseId(), rows);
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
