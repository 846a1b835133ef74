package org.pulang.command.reintegrationcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.command.reintegrationcase.CaseHistory.*;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pulang.command.refusal.Refusal;
import org.pulang.command.request.Automatic;
import org.pulang.event.ProcessingRestricted;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AssessmentKind;
import org.pulang.vocabulary.BarrierKind;
import org.pulang.vocabulary.ClosureOutcome;
import org.pulang.vocabulary.ClosureReason;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.DayZeroNeed;
import org.pulang.vocabulary.FlagKind;
import org.pulang.vocabulary.IncidentId;
import org.pulang.vocabulary.IncidentKind;
import org.pulang.vocabulary.PersonReached;
import org.pulang.vocabulary.ReferralRevocationReason;
import org.pulang.vocabulary.RestrictionGround;
import org.pulang.vocabulary.RestrictionLiftReason;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.SealReason;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceNeed;

/** What is done, and what is not, while the person forbids more than keeping their details and staying in contact. */
class RestrictionTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final LiftRestriction LIFT = lift(RestrictionLiftReason.AskedByPerson);

    @ParameterizedTest
    @EnumSource
    void restrictsWorkOnTheCase(RestrictionGround ground) {
        var command = new RestrictProcessing(CASE, ground, null);
        fixture().given(identified()).when(command).expectEvents(command.restricted());
        fixture().given(identified()).when(command, supervisor()).expectEvents(command.restricted());
    }

    static Stream<CaseCommand> work() {
        return Stream.of(
                recordAssessment(AssessmentKind.Periodic),
                agreeCarePlan(goal(1)),
                deliverService(Service.Housing),
                grantConsent(ConsentPurpose.Reporting, ConsentGiver.Self),
                makeReferral(),
                scheduleFollowUp(2, TODAY),
                assessRisk(),
                admitToShelter(),
                new RecordBarrier(CASE, BARRIER, BarrierKind.Cost, null, null, null, null),
                recordDayZeroNeeds(null, need(DayZeroNeed.Food, ServiceNeed.Needed)),
                requestClosure(ClosureReason.OwnDecision, ClosureOutcome.Disengaged),
                new RestrictProcessing(CASE, RestrictionGround.AskedByPerson, null));
    }

    @ParameterizedTest
    @MethodSource("work")
    void stopsAllOtherWork(CaseCommand command) {
        refused(fixture().given(identified(), restricted()).when(command), Refusal.PROCESSING_RESTRICTED);
    }

    @Test
    void stopsEvenWhatASupervisorCouldOverride() {
        refused(
                fixture().given(identified(), restricted()).when(overrideConsent(TODAY), supervisor()),
                Refusal.PROCESSING_RESTRICTED);
    }

    @Test
    void leavesContactNotesAndWhatIsTakenBack() {
        var planned = List.of(identified(), followUpScheduled(1, TODAY), consented(), referralMade(), restricted());
        for (var command : List.of(
                addNote(),
                raiseFlag(FlagKind.DangerNearby),
                recordFollowUp(1, PersonReached.Survivor),
                withdrawConsent(),
                revokeReferral())) {
            fixture().given(planned).when(command).expectSuccessfulHandlerExecution();
        }
        fixture()
                .given(identified(), flagRaised(), restricted())
                .when(resolveFlag())
                .expectEvents(resolveFlag().resolved());
        for (var command : List.of(
                assignCaseworker("worker-2"),
                new SealCase(CASE, SealReason.StaffRelative, staff("supervisor-2"), null))) {
            fixture().given(planned).when(command, supervisor()).expectSuccessfulHandlerExecution();
        }
    }

    @Test
    void leavesIncidentsAndWhatWasBegunToKeepThePersonSafe() {
        var begun = List.of(
                identified(),
                incidentReported(NOW),
                dayZeroNeed(DayZeroNeed.Food, NOW),
                admittedToShelter(),
                restricted());
        var another = new ReportIncident(
                CASE,
                IncidentId.of("01985b2a-7c00-7000-8000-000000001002"),
                IncidentKind.Violence,
                Sensitive.of("Beaten."),
                null,
                null);
        for (var command :
                List.of(another, recordIncidentResponse(), meetDayZeroNeed(DayZeroNeed.Food), dischargeFromShelter())) {
            fixture().given(begun).when(command).expectSuccessfulHandlerExecution();
        }
    }

    @Test
    void letsThePersonDeclineWhatTheyNeededAtFirst() {
        var needed = List.of(identified(), dayZeroNeed(DayZeroNeed.Food, NOW), restricted());
        fixture()
                .given(needed)
                .when(recordDayZeroNeeds(null, need(DayZeroNeed.Food, ServiceNeed.Declined)))
                .expectSuccessfulHandlerExecution();
        refused(
                fixture()
                        .given(needed)
                        .when(recordDayZeroNeeds(
                                null,
                                need(DayZeroNeed.Food, ServiceNeed.Declined),
                                need(DayZeroNeed.Medical, ServiceNeed.Needed))),
                Refusal.PROCESSING_RESTRICTED);
    }

    /** Clocks that would be refused would be tried for ever. */
    @Test
    void leavesEveryAutomaticCommand() {
        fixture()
                .given(identified(), dayZeroNeed(DayZeroNeed.Food, NOW), restricted())
                .when(new MarkDayZeroNeedsOverdue(CASE), system())
                .expectEvents(new MarkDayZeroNeedsOverdue(CASE).overdue(DayZeroNeed.Food, NOW));
        fixture()
                .given(identified(), incidentReported(NOW), restricted())
                .when(new MarkIncidentResponseOverdue(CASE, INCIDENT), system())
                .expectEvents(new MarkIncidentResponseOverdue(CASE, INCIDENT).overdue(NOW));
        fixture()
                .given(identified(), followUpScheduled(1, LocalDate.of(2026, 2, 1)), restricted())
                .when(new MissFollowUp(CASE, followUpId(1)), system())
                .expectEvents(followUpMissed(1, LocalDate.of(2026, 2, 1), 1));
        fixture()
                .given(identified(), referralMade(), restricted())
                .when(new LapseReferral(CASE, REFERRAL), system())
                .expectSuccessfulHandlerExecution();
        assertThat(RandomCommands.leaves(CaseCommand.class).filter(type -> type.isAnnotationPresent(Automatic.class)))
                .containsExactlyInAnyOrder(
                        LapseReferral.class,
                        LapseTransfer.class,
                        MarkDayZeroNeedsOverdue.class,
                        MarkIncidentResponseOverdue.class,
                        MarkEntitlementOverdue.class,
                        MarkRestitutionOverdue.class,
                        MissFollowUp.class);
    }

    @ParameterizedTest
    @EnumSource
    void goesOnOnceItIsLifted(RestrictionLiftReason reason) {
        var lift = lift(reason);
        fixture().given(identified(), restricted()).when(lift, supervisor()).expectEvents(lift.lifted());
        fixture()
                .given(identified(), restricted(), lift.lifted())
                .when(deliverService(Service.Housing))
                .expectSuccessfulHandlerExecution();
        refused(fixture().given(identified()).when(LIFT, supervisor()), Refusal.PROCESSING_NOT_RESTRICTED);
        refused(
                fixture().given(identified(), restricted(), lift.lifted()).when(LIFT, supervisor()),
                Refusal.PROCESSING_NOT_RESTRICTED);
    }

    @Test
    void isNotLiftedByTheWorkerAlone() {
        refused(fixture().given(identified(), restricted()).when(LIFT), Refusal.ROLE_REQUIRED);
        refused(
                fixture().given(identified(), restricted()).when(LIFT, actor("worker-1", Role.Auditor)),
                Refusal.ROLE_REQUIRED);
    }

    @Test
    void isNotLiftedByASupervisorWhoOwnsTheCase() {
        var owned = List.of(identified(), caseworkerAssigned("supervisor-1"), restricted());
        refused(fixture().given(owned).when(LIFT, supervisor()), Refusal.SECOND_PERSON_REQUIRED);
        fixture()
                .given(owned)
                .when(LIFT, actor("supervisor-2", Role.Supervisor))
                .expectEvents(LIFT.lifted());
    }

    @Test
    void leavesAnAssessmentToBeAmended() {
        var amend = amendAssessment(answers(2));
        var assessed = List.of(identified(), assessed(AssessmentKind.Intake), restricted());
        fixture().given(assessed).when(amend).expectSuccessfulHandlerExecution();
        var closed = Stream.concat(assessed.stream(), Stream.of(closureRequested(), caseClosed()))
                .toList();
        fixture().given(closed).when(amend).expectSuccessfulHandlerExecution();
    }

    @Test
    void outlivesTheCase() {
        var closed = List.of(identified(), consented(), closureRequested(), caseClosed());
        var restrict = new RestrictProcessing(CASE, RestrictionGround.AskedByPerson, null);
        fixture().given(closed).when(restrict).expectEvents(restrict.restricted());
        fixture().given(closed).when(withdrawConsent()).expectEvents(consentWithdrawn());
        var restricted = Stream.concat(closed.stream(), Stream.of(restricted())).toList();
        refused(fixture().given(restricted).when(reopenCase()), Refusal.PROCESSING_RESTRICTED);
        refused(fixture().given(restricted).when(addNote()), Refusal.CASE_CLOSED);
        fixture().given(restricted).when(LIFT, supervisor()).expectEvents(LIFT.lifted());
    }

    private static ProcessingRestricted restricted() {
        return new ProcessingRestricted(CASE, RestrictionGround.AskedByPerson, null);
    }

    private static LiftRestriction lift(RestrictionLiftReason reason) {
        return new LiftRestriction(CASE, reason, null);
    }

    private static RevokeReferral revokeReferral() {
        return new RevokeReferral(CASE, REFERRAL, ReferralRevocationReason.ConsentWithdrawn, null, null);
    }
}
