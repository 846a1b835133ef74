package org.pulang.query.indicators;

import static org.pulang.query.indicators.Facts.earlier;
import static org.pulang.query.indicators.Facts.later;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.event.AdmittedToShelter;
import org.pulang.event.AssessmentAmended;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.BarrierRecorded;
import org.pulang.event.BarrierResolved;
import org.pulang.event.CarePlanAgreed;
import org.pulang.event.CarePlanRevised;
import org.pulang.event.CaseClosed;
import org.pulang.event.CaseEvent;
import org.pulang.event.CaseReopened;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.ClosureRequested;
import org.pulang.event.ClosureReturned;
import org.pulang.event.ContactLost;
import org.pulang.event.ContactRegained;
import org.pulang.event.DayZeroNeedMet;
import org.pulang.event.DayZeroNeedOverdue;
import org.pulang.event.DayZeroNeedsRecorded;
import org.pulang.event.EntitlementApplicationWithdrawn;
import org.pulang.event.EntitlementApplied;
import org.pulang.event.EntitlementGranted;
import org.pulang.event.EntitlementOverdue;
import org.pulang.event.EntitlementRefused;
import org.pulang.event.EntitlementsExplained;
import org.pulang.event.ExploitationRecorded;
import org.pulang.event.FamilyMediated;
import org.pulang.event.FamilyMemberAssisted;
import org.pulang.event.FeedbackRecorded;
import org.pulang.event.FollowUpCancelled;
import org.pulang.event.FollowUpMissed;
import org.pulang.event.FollowUpRecorded;
import org.pulang.event.FollowUpRescheduled;
import org.pulang.event.FollowUpScheduled;
import org.pulang.event.GoalAchieved;
import org.pulang.event.HearingRecorded;
import org.pulang.event.IncidentReported;
import org.pulang.event.IncidentResponseRecorded;
import org.pulang.event.MissedIdentificationRecorded;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.ProcessingRestricted;
import org.pulang.event.ReferralCompleted;
import org.pulang.event.ReferralMade;
import org.pulang.event.ReferralRevoked;
import org.pulang.event.RestitutionClaimEnded;
import org.pulang.event.RestitutionOrdered;
import org.pulang.event.RestitutionPaid;
import org.pulang.event.RestitutionPaymentWithdrawn;
import org.pulang.event.RestrictionLifted;
import org.pulang.event.ReturnRecorded;
import org.pulang.event.RiskAssessed;
import org.pulang.event.SafetyPlanAgreed;
import org.pulang.event.ServiceDeclined;
import org.pulang.event.ServiceDelivered;
import org.pulang.event.ServiceNeedRecorded;
import org.pulang.event.TraffickingStatusDetermined;
import org.pulang.event.VictimIdentified;
import org.pulang.query.replay.Contact;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.RowBuffer;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AnswerState;
import org.pulang.vocabulary.AssessmentDomain;
import org.pulang.vocabulary.AssessmentKind;
import org.pulang.vocabulary.BarrierResolution;
import org.pulang.vocabulary.Goal;
import org.pulang.vocabulary.GoalLevel;
import org.pulang.vocabulary.IncidentKind;
import org.pulang.vocabulary.JourneyPlaceKind;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PartialDate.Precision;
import org.pulang.vocabulary.PaymentId;
import org.pulang.vocabulary.PersonReached;
import org.pulang.vocabulary.ReopeningReason;
import org.pulang.vocabulary.RestitutionEnd;
import org.pulang.vocabulary.RestitutionId;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceNeed;
import org.pulang.vocabulary.YesNoUnknown;
import org.springframework.stereotype.Component;

/**
 * For analysts: the facts of each case that figures are counted from, as they are known now and as they were known at the end of every day.
 * A correction or a later record changes what is known from its day of recording on.
 */
@Component
class IndicatorsProjection implements Projection {

    private static final String CORE = "PULANG-CORE";
    private static final int ACTING = 3;
    private static final Currency RUPIAH = Currency.getInstance("IDR");

    @Override
    public List<Class<?>> rows() {
        return List.of(CaseRow.class, PastRow.class, MemoryRow.class);
    }

    @EventHandler
    void on(VictimIdentified event, Recorded recorded, RowBuffer rows) {
        var row = rows.add(CaseRow.of(event, recorded));
        rows.add(MemoryRow.of(row.caseId)).memory.count(row);
    }

    /** The case's facts, to be changed by what this event says; as they were before they are kept for the days behind. */
    private static CaseRow from(CaseEvent event, Recorded recorded, RowBuffer rows) {
        var row = rows.row(CaseRow.class, event.caseId().value());
        var day = CaseRow.day(recorded);
        // Clocks of several writers need not agree; the order of the events does.
        if (day.isAfter(row.knownFrom)) {
            rows.add(PastRow.of(row, day));
            row.knownFrom = day;
        }
        var contact = Contact.day(event, recorded, row.zone());
        if (contact != null) {
            row.reachedOn = later(row.reachedOn, contact);
        }
        return row;
    }

    /** Of what tells nothing else that is counted. */
    private static void contact(CaseEvent event, Recorded recorded, RowBuffer rows) {
        if (Contact.isOne(event)) {
            var unused = from(event, recorded, rows);
        }
    }

    @EventHandler
    void on(RiskAssessed event, Recorded recorded, RowBuffer rows) {
        contact(event, recorded, rows);
    }

    @EventHandler
    void on(DayZeroNeedsRecorded event, Recorded recorded, RowBuffer rows) {
        contact(event, recorded, rows);
    }

    @EventHandler
    void on(IncidentResponseRecorded event, Recorded recorded, RowBuffer rows) {
        contact(event, recorded, rows);
    }

    @EventHandler
    void on(HearingRecorded event, Recorded recorded, RowBuffer rows) {
        contact(event, recorded, rows);
    }

    private static void remember(
            CaseEvent event, Recorded recorded, RowBuffer rows, BiConsumer<Memory, CaseRow> change) {
        var row = from(event, recorded, rows);
        var memory = rows.row(MemoryRow.class, row.caseId).memory;
        change.accept(memory, row);
        memory.count(row);
    }

    @EventHandler
    void on(PersonalDetailsCorrected event, Recorded recorded, RowBuffer rows) {
        var row = from(event, recorded, rows);
        if (event.age() != null) {
            row.isAged(event.age());
        }
        var identity = event.identity();
        if (identity == null) {
            return;
        }
        if (identity.gender() != null) {
            row.gender = identity.gender();
        }
        if (identity.origin() != null) {
            row.comesFrom(identity.origin());
        }
        if (identity.citizenships() != null) {
            row.citizenships = Facts.list(identity.citizenships());
        }
    }

    @EventHandler
    void on(CaseworkerAssigned event, Recorded recorded, RowBuffer rows) {
        var row = from(event, recorded, rows);
        row.owner = event.caseworker().value();
        row.organisation = event.organisation().value();
    }

    @EventHandler
    void on(TraffickingStatusDetermined event, Recorded recorded, RowBuffer rows) {
        remember(
                event,
                recorded,
                rows,
                (memory, row) -> row.decided(event.status(), recorded.day(event.occurredAt(), row.zone())));
    }

    @EventHandler
    void on(MissedIdentificationRecorded event, Recorded recorded, RowBuffer rows) {
        from(event, recorded, rows).missedIdentifications++;
    }

    /** A case may have several exploitations: types add up, unless a later answer says no; the last country counts. */
    @EventHandler
    void on(ExploitationRecorded event, Recorded recorded, RowBuffer rows) {
        var row = from(event, recorded, rows);
        var types = new TreeSet<>(Arrays.asList(row.exploitations.split(",", -1)));
        types.remove("");
        for (var type : event.exploitationTypes()) {
            if (type.answer() == YesNoUnknown.Yes) {
                types.add(type.code().name());
            } else if (type.answer() == YesNoUnknown.No) {
                types.remove(type.code().name());
            }
        }
        row.exploitations = Facts.list(types);
        event.places().stream()
                .filter(place -> place.kind() == JourneyPlaceKind.Exploitation)
                .forEach(place -> row.destination = place.country().value());
    }

    @EventHandler
    void on(AssessmentRecorded event, Recorded recorded, RowBuffer rows) {
        remember(event, recorded, rows, (memory, row) -> {
            var id = event.assessmentId().value();
            var day = event.assessedOn();
            var composite = event.score().composite();
            row.lastAssessedOn = later(row.lastAssessedOn, day);
            if (event.kind() == AssessmentKind.Closure) {
                memory.assessments.remove(id);
            } else {
                memory.assessments.put(id, new Memory.Assessment(day, composite != null));
            }
            if (event.instrument().code().value().equals(CORE)) {
                memory.core.removeIf(core -> core.id().equals(id));
                memory.core.add(new Memory.Core(id, day, composite, acting(event.answers()), levels(event.answers())));
            }
        });
    }

    @EventHandler
    void on(AssessmentAmended event, Recorded recorded, RowBuffer rows) {
        remember(event, recorded, rows, (memory, row) -> {
            var id = event.assessmentId().value();
            var composite = event.score().composite();
            memory.assessments.computeIfPresent(
                    id, (same, assessment) -> new Memory.Assessment(assessment.day(), composite != null));
            memory.core.replaceAll(core -> core.id().equals(id)
                    ? new Memory.Core(id, core.day(), composite, acting(event.answers()), levels(event.answers()))
                    : core);
        });
    }

    private static SortedMap<AssessmentDomain, Integer> levels(List<Answer> answers) {
        var levels = new TreeMap<AssessmentDomain, Integer>();
        for (var answer : answers) {
            var level = answer.value();
            if (answer.state() == AnswerState.Answered && level != null) {
                Stream.of(AssessmentDomain.values())
                        .filter(domain -> domain.name().equals(answer.item().value()))
                        .forEach(domain -> levels.put(domain, level));
            }
        }
        return levels;
    }

    private static boolean acting(List<Answer> answers) {
        return answers.stream()
                .allMatch(answer ->
                        answer.state() != AnswerState.Answered || answer.value() == null || answer.value() >= ACTING);
    }

    @EventHandler
    void on(SafetyPlanAgreed event, Recorded recorded, RowBuffer rows) {
        var row = from(event, recorded, rows);
        row.protectedOn = earlier(row.protectedOn, event.agreedOn());
    }

    @EventHandler
    void on(DayZeroNeedMet event, Recorded recorded, RowBuffer rows) {
        remember(event, recorded, rows, (memory, row) -> {
            row.protectedOn = earlier(row.protectedOn, recorded.day(event.occurredAt(), row.zone()));
            var met = known(event.occurredAt(), recorded, row.zone());
            memory.dayZero.merge(
                    event.need() + " " + event.dueBy(), !met.isAfter(event.dueBy()), (before, now) -> before || now);
        });
    }

    /** As the clock of the need began: a day is told from its beginning, a month or year tells no hour, and nothing is known before it is. */
    private static Instant known(@Nullable PartialDate told, Recorded recorded, ZoneId zone) {
        if (told == null || told.precision().compareTo(Precision.Day) < 0) {
            return recorded.recordedAt();
        }
        var known = told.earliest(zone);
        return known.isAfter(recorded.recordedAt()) ? recorded.recordedAt() : known;
    }

    /** What was met in time and recorded late was met in time. */
    @EventHandler
    void on(DayZeroNeedOverdue event, Recorded recorded, RowBuffer rows) {
        remember(
                event,
                recorded,
                rows,
                (memory, row) -> memory.dayZero.putIfAbsent(event.need() + " " + event.dueBy(), false));
    }

    @EventHandler
    void on(AdmittedToShelter event, Recorded recorded, RowBuffer rows) {
        var row = from(event, recorded, rows);
        row.shelteredOn = earlier(row.shelteredOn, recorded.day(event.occurredAt(), row.zone()));
    }

    @EventHandler
    void on(IncidentReported event, Recorded recorded, RowBuffer rows) {
        if (event.kind() == IncidentKind.Retrafficking) {
            remember(
                    event,
                    recorded,
                    rows,
                    (memory, row) -> retrafficked(memory, row, recorded.day(event.occurredAt(), row.zone())));
        }
    }

    private static void retrafficked(Memory memory, CaseRow row, LocalDate day) {
        row.retraffickedOn = earlier(row.retraffickedOn, day);
        memory.lastRetraffickedOn = later(memory.lastRetraffickedOn, day);
    }

    @EventHandler
    void on(CarePlanAgreed event, Recorded recorded, RowBuffer rows) {
        remember(event, recorded, rows, (memory, row) -> {
            row.plannedOn = earlier(row.plannedOn, event.coSignedOn());
            plan(event.goals(), event.noServiceNeeded(), memory);
        });
    }

    @EventHandler
    void on(CarePlanRevised event, Recorded recorded, RowBuffer rows) {
        remember(event, recorded, rows, (memory, row) -> plan(event.goals(), event.noServiceNeeded(), memory));
    }

    private static void plan(List<Goal> goals, boolean noServiceNeeded, Memory memory) {
        memory.noServiceNeeded = noServiceNeeded;
        goals.forEach(goal -> memory.goals.put(goal.goalId().value(), goal.level()));
    }

    @EventHandler
    void on(GoalAchieved event, Recorded recorded, RowBuffer rows) {
        remember(event, recorded, rows, (memory, row) -> {
            var level = memory.goals.get(event.goalId().value());
            if (level == GoalLevel.Community || level == GoalLevel.Society) {
                row.communityOn = earlier(row.communityOn, recorded.day(event.occurredAt(), row.zone()));
            }
        });
    }

    @EventHandler
    void on(ServiceNeedRecorded event, Recorded recorded, RowBuffer rows) {
        remember(event, recorded, rows, (memory, row) -> memory.needs.put(event.service(), event.need()));
    }

    @EventHandler
    void on(ServiceDeclined event, Recorded recorded, RowBuffer rows) {
        remember(event, recorded, rows, (memory, row) -> memory.needs.put(event.service(), ServiceNeed.Declined));
    }

    @EventHandler
    void on(ServiceDelivered event, Recorded recorded, RowBuffer rows) {
        remember(
                event,
                recorded,
                rows,
                (memory, row) -> row.deliver(event.service(), recorded.day(event.occurredAt(), row.zone())));
    }

    /** Whatever helped the relative, it is help for the family that the person needs or wants. */
    @EventHandler
    void on(FamilyMemberAssisted event, Recorded recorded, RowBuffer rows) {
        remember(
                event,
                recorded,
                rows,
                (memory, row) -> row.deliver(Service.FamilyAssistance, recorded.day(event.occurredAt(), row.zone())));
    }

    @EventHandler
    void on(FeedbackRecorded event, Recorded recorded, RowBuffer rows) {
        var row = from(event, recorded, rows);
        row.feedback = Facts.and(row.feedback, "%s:%d".formatted(event.service(), event.rating()));
    }

    @EventHandler
    void on(FamilyMediated event, Recorded recorded, RowBuffer rows) {
        var row = from(event, recorded, rows);
        row.familyOn = earlier(row.familyOn, recorded.day(event.occurredAt(), row.zone()));
    }

    @EventHandler
    void on(ReturnRecorded event, Recorded recorded, RowBuffer rows) {
        var row = from(event, recorded, rows);
        var day = recorded.day(event.occurredAt(), row.zone());
        row.returnedOn = earlier(row.returnedOn, day);
        row.lastReturnedOn = later(row.lastReturnedOn, day);
        if (event.livingSituation().isWithFamily()) {
            row.familyOn = earlier(row.familyOn, day);
        }
    }

    /** Sums of several currencies are none: what is not in rupiah is left out. */
    @EventHandler
    void on(RestitutionOrdered event, Recorded recorded, RowBuffer rows) {
        remember(event, recorded, rows, (memory, row) -> {
            if (event.amount().currency().equals(RUPIAH)) {
                memory.restitution.put(
                        event.restitutionId().value(), event.amount().amount());
            } else {
                memory.restitution.remove(event.restitutionId().value());
            }
        });
    }

    @EventHandler
    void on(RestitutionPaid event, Recorded recorded, RowBuffer rows) {
        remember(event, recorded, rows, (memory, row) -> {
            var payment = payment(event.restitutionId(), event.paymentId());
            if (event.amount().currency().equals(RUPIAH)) {
                memory.payments.put(payment, event.amount().amount());
            } else {
                memory.payments.remove(payment);
            }
        });
    }

    @EventHandler
    void on(RestitutionPaymentWithdrawn event, Recorded recorded, RowBuffer rows) {
        remember(
                event,
                recorded,
                rows,
                (memory, row) -> memory.payments.remove(payment(event.restitutionId(), event.paymentId())));
    }

    private static String payment(RestitutionId claim, PaymentId payment) {
        return claim + " " + payment;
    }

    /** What fell on appeal was not ordered; what had been paid on it was paid. */
    @EventHandler
    void on(RestitutionClaimEnded event, Recorded recorded, RowBuffer rows) {
        if (event.reason() == RestitutionEnd.AcquittedOnAppeal) {
            remember(
                    event,
                    recorded,
                    rows,
                    (memory, row) ->
                            memory.restitution.remove(event.restitutionId().value()));
        }
    }

    @EventHandler
    void on(EntitlementsExplained event, Recorded recorded, RowBuffer rows) {
        var row = from(event, recorded, rows);
        row.informedOn = earlier(row.informedOn, recorded.day(event.occurredAt(), row.zone()));
    }

    @EventHandler
    void on(EntitlementApplied event, Recorded recorded, RowBuffer rows) {
        remember(event, recorded, rows, (memory, row) -> {
            if (event.dueOn() == null) {
                memory.applications.remove(event.applicationId().value());
            } else {
                memory.applications.put(
                        event.applicationId().value(),
                        new Memory.Application(event.dueOn(), Facts.district(event.area()), null));
            }
        });
    }

    /** An answer that came in time and was entered late came in time. */
    @EventHandler
    void on(EntitlementGranted event, Recorded recorded, RowBuffer rows) {
        remember(
                event,
                recorded,
                rows,
                (memory, row) -> memory.applications.computeIfPresent(
                        event.applicationId().value(),
                        (id, application) ->
                                application.answered(!event.grantedOn().isAfter(application.dueOn()))));
    }

    @EventHandler
    void on(EntitlementRefused event, Recorded recorded, RowBuffer rows) {
        notOnTime(event, event.applicationId().value(), recorded, rows);
    }

    @EventHandler
    void on(EntitlementOverdue event, Recorded recorded, RowBuffer rows) {
        notOnTime(event, event.applicationId().value(), recorded, rows);
    }

    private static void notOnTime(CaseEvent event, UUID application, Recorded recorded, RowBuffer rows) {
        remember(
                event,
                recorded,
                rows,
                (memory, row) -> memory.applications.computeIfPresent(
                        application, (id, one) -> one.onTime() == null ? one.answered(false) : one));
    }

    @EventHandler
    void on(EntitlementApplicationWithdrawn event, Recorded recorded, RowBuffer rows) {
        remember(
                event,
                recorded,
                rows,
                (memory, row) -> memory.applications.computeIfPresent(
                        event.applicationId().value(), (id, one) -> one.onTime() == null ? null : one));
    }

    @EventHandler
    void on(BarrierRecorded event, Recorded recorded, RowBuffer rows) {
        remember(
                event,
                recorded,
                rows,
                (memory, row) -> memory.barriers.put(
                        event.barrierId().value(),
                        new Memory.Barrier(
                                event.kind(),
                                Facts.district(event.area()),
                                recorded.day(event.occurredAt(), row.zone()),
                                null)));
    }

    @EventHandler
    void on(BarrierResolved event, Recorded recorded, RowBuffer rows) {
        remember(
                event,
                recorded,
                rows,
                (memory, row) -> memory.barriers.computeIfPresent(
                        event.barrierId().value(),
                        (id, barrier) -> event.resolution() == BarrierResolution.EnteredByMistake
                                ? null
                                : barrier.resolved(recorded.day(event.occurredAt(), row.zone()))));
    }

    @EventHandler
    void on(ReferralMade event, Recorded recorded, RowBuffer rows) {
        remember(
                event,
                recorded,
                rows,
                (memory, row) -> memory.referrals.putIfAbsent(event.referralId().value(), false));
    }

    @EventHandler
    void on(ReferralCompleted event, Recorded recorded, RowBuffer rows) {
        remember(
                event,
                recorded,
                rows,
                (memory, row) -> memory.referrals.replace(event.referralId().value(), true));
    }

    @EventHandler
    void on(ReferralRevoked event, Recorded recorded, RowBuffer rows) {
        remember(
                event,
                recorded,
                rows,
                (memory, row) -> memory.referrals.remove(event.referralId().value(), false));
    }

    @EventHandler
    void on(ProcessingRestricted event, Recorded recorded, RowBuffer rows) {
        from(event, recorded, rows).restricted = true;
    }

    @EventHandler
    void on(RestrictionLifted event, Recorded recorded, RowBuffer rows) {
        from(event, recorded, rows).restricted = false;
    }

    @EventHandler
    void on(ContactLost event, Recorded recorded, RowBuffer rows) {
        var row = from(event, recorded, rows);
        row.contactLost = true;
        row.lostOn = recorded.day(event.occurredAt(), row.zone());
    }

    @EventHandler
    void on(ContactRegained event, Recorded recorded, RowBuffer rows) {
        var row = from(event, recorded, rows);
        row.contactLost = false;
        row.lostOn = null;
    }

    @EventHandler
    void on(ClosureRequested event, Recorded recorded, RowBuffer rows) {
        from(event, recorded, rows).closureRequested = true;
    }

    @EventHandler
    void on(ClosureReturned event, Recorded recorded, RowBuffer rows) {
        from(event, recorded, rows).closureRequested = false;
    }

    @EventHandler
    void on(CaseClosed event, Recorded recorded, RowBuffer rows) {
        var row = from(event, recorded, rows);
        row.closureRequested = false;
        row.closed = true;
        row.closedOn = recorded.day(event.occurredAt(), row.zone());
        row.closureReason = event.reason();
    }

    @EventHandler
    void on(CaseReopened event, Recorded recorded, RowBuffer rows) {
        remember(event, recorded, rows, (memory, row) -> {
            row.closed = false;
            row.closedOn = null;
            row.closureReason = null;
            if (event.reason() == ReopeningReason.Retrafficking) {
                retrafficked(memory, row, recorded.day(event.occurredAt(), row.zone()));
            }
        });
    }

    @EventHandler
    void on(FollowUpScheduled event, Recorded recorded, RowBuffer rows) {
        remember(
                event,
                recorded,
                rows,
                (memory, row) -> memory.followUps.putIfAbsent(
                        event.followUpId().value(), new Memory.FollowUp(event.dueOn(), false, null)));
    }

    /** Once missed, it stays so for the day on which it was: moving or cancelling it makes no figure better. */
    @EventHandler
    void on(FollowUpRescheduled event, Recorded recorded, RowBuffer rows) {
        followUp(
                event,
                event.followUpId().value(),
                recorded,
                rows,
                (followUp, row) ->
                        followUp.missed() ? followUp : new Memory.FollowUp(event.dueOn(), false, followUp.heldOn()));
    }

    @EventHandler
    void on(FollowUpCancelled event, Recorded recorded, RowBuffer rows) {
        followUp(
                event,
                event.followUpId().value(),
                recorded,
                rows,
                (followUp, row) -> followUp.missed() ? followUp : null);
    }

    @EventHandler
    void on(FollowUpMissed event, Recorded recorded, RowBuffer rows) {
        followUp(
                event,
                event.followUpId().value(),
                recorded,
                rows,
                (followUp, row) -> new Memory.FollowUp(followUp.dueOn(), true, followUp.heldOn()));
    }

    /** A contact beyond the schedule was never due. */
    @EventHandler
    void on(FollowUpRecorded event, Recorded recorded, RowBuffer rows) {
        remember(event, recorded, rows, (memory, row) -> {
            var day = recorded.day(event.occurredAt(), row.zone());
            if (event.reached() == PersonReached.Survivor) {
                memory.contacts.add(day);
            }
            if (event.dueOn() != null) {
                memory.followUps.computeIfPresent(
                        event.followUpId().value(),
                        (id, followUp) -> new Memory.FollowUp(followUp.dueOn(), followUp.missed(), day));
            }
        });
    }

    private interface Change {
        Memory.@Nullable FollowUp of(Memory.FollowUp followUp, CaseRow row);
    }

    private static void followUp(CaseEvent event, UUID id, Recorded recorded, RowBuffer rows, Change change) {
        remember(
                event,
                recorded,
                rows,
                (memory, row) -> memory.followUps.computeIfPresent(id, (same, followUp) -> change.of(followUp, row)));
    }
}
