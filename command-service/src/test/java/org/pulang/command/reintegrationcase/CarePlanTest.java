package org.pulang.command.reintegrationcase;

import static org.pulang.command.reintegrationcase.CaseHistory.*;

import java.util.List;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.ApprovalRequested;
import org.pulang.event.Approved;
import org.pulang.event.ReturnedForChange;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AssessmentKind;

/** What the person wants to reach, and how the plan follows life. */
class CarePlanTest {

    // Agreeing

    @ParameterizedTest
    @EnumSource(
            value = AssessmentKind.class,
            names = {"Closure"},
            mode = EnumSource.Mode.EXCLUDE)
    void agreesOnAPlanAfterAnAssessment(AssessmentKind kind) {
        fixture()
                .given(identified(), assessed(kind))
                .when(agreeCarePlan(goal(1), goal(2)))
                .expectEvents(carePlanAgreed(goal(1), goal(2)));
    }

    @Test
    void refusesAPlanWithoutAComprehensiveAssessment() {
        refused(fixture().given(identified()).when(agreeCarePlan(goal(1))), Refusal.ASSESSMENT_REQUIRED);
        refused(
                fixture().given(identified(), assessed(AssessmentKind.Closure)).when(agreeCarePlan(goal(1))),
                Refusal.ASSESSMENT_REQUIRED);
    }

    @Test
    void refusesAPlanOnAnAssessmentThatSaysTooLittle() {
        var little = assessedWith(AssessmentKind.Intake, answers(3).subList(0, 1));
        refused(fixture().given(identified(), little).when(agreeCarePlan(goal(1))), Refusal.ASSESSMENT_REQUIRED);
        fixture()
                .given(identified(), little, assessmentAmended(answers(3)))
                .when(agreeCarePlan(goal(1)))
                .expectEvents(carePlanAgreed(goal(1)));
        refused(
                fixture()
                        .given(
                                identified(),
                                assessed(AssessmentKind.Intake),
                                assessmentAmended(answers(3).subList(0, 1)))
                        .when(agreeCarePlan(goal(1))),
                Refusal.ASSESSMENT_REQUIRED);
    }

    @Test
    void agreesOnAnUrgentPlanWithAReasonOnly() {
        var urgent = agreeUrgentCarePlan("Needs a roof tonight.", goal(1));
        fixture().given(identified()).when(urgent).expectEvents(urgent.agreed());
        refused(
                fixture().given(identified()).when(agreeUrgentCarePlan(null, goal(1))),
                Refusal.URGENT_REASON_REQUIRED,
                "/urgentReason");
    }

    @Test
    void agreesThatNoServiceIsNeeded() {
        var nothing = new AgreeCarePlan(CASE, null, true, SIGNED, null, null, null);
        fixture()
                .given(identified(), assessed(AssessmentKind.Intake))
                .when(nothing)
                .expectEvents(nothing.agreed());
    }

    @Test
    void refusesAPlanThatSaysNothing() {
        refused(
                fixture().given(identified(), assessed(AssessmentKind.Intake)).when(agreeCarePlan()),
                Refusal.GOALS_REQUIRED,
                "/goals");
    }

    @Test
    void refusesAGoalNamedTwice() {
        refused(
                fixture()
                        .given(identified(), assessed(AssessmentKind.Intake))
                        .when(agreeCarePlan(goal(1), goal(2), goal(1))),
                Refusal.ID_TAKEN,
                "/goals/2/goalId");
    }

    @Test
    void refusesASecondPlan() {
        refused(planned().when(agreeCarePlan(goal(3))), Refusal.CARE_PLAN_EXISTS);
    }

    // Revising

    @Test
    void revisesThePlan() {
        planned().when(reviseCarePlan(goal(2), goal(3))).expectEvents(carePlanRevised(goal(2), goal(3)));
    }

    @Test
    void revisesThePlanToNoServiceNeeded() {
        var nothing = new ReviseCarePlan(CASE, Sensitive.of("Found her own way."), List.of(), true, SIGNED, null);
        planned().when(nothing).expectEvents(nothing.revised());
    }

    @Test
    void refusesARevisionThatSaysNothing() {
        refused(planned().when(reviseCarePlan()), Refusal.GOALS_REQUIRED, "/goals");
    }

    @Test
    void refusesToReviseWhatWasNeverAgreed() {
        refused(fixture().given(identified()).when(reviseCarePlan(goal(1))), Refusal.CARE_PLAN_MISSING);
    }

    @Test
    void refusesToReopenAFinishedGoal() {
        refused(
                planned().andGiven(goalAchieved(goal(1))).when(reviseCarePlan(goal(2), goal(1))),
                Refusal.GOAL_FINISHED,
                "/goals/1/goalId");
    }

    @Test
    void dropsGoalsTheRevisionLeavesOut() {
        refused(
                planned().andGiven(carePlanRevised(goal(2))).when(achieveGoal(goal(1))),
                Refusal.GOAL_UNKNOWN,
                "/goalId");
        planned()
                .andGiven(carePlanRevised(goal(2), goal(3)))
                .when(achieveGoal(goal(3)))
                .expectEvents(goalAchieved(goal(3)));
    }

    // Goals

    @Test
    void achievesAGoal() {
        planned().when(achieveGoal(goal(1))).expectEvents(goalAchieved(goal(1)));
    }

    @Test
    void abandonsAGoal() {
        planned().when(abandonGoal(goal(2))).expectEvents(goalAbandoned(goal(2)));
    }

    @Test
    void refusesGoalsOutsideThePlan() {
        refused(planned().when(achieveGoal(goal(3))), Refusal.GOAL_UNKNOWN, "/goalId");
        refused(planned().when(abandonGoal(goal(3))), Refusal.GOAL_UNKNOWN, "/goalId");
    }

    @Test
    void refusesToFinishAGoalTwice() {
        refused(planned().andGiven(goalAchieved(goal(1))).when(abandonGoal(goal(1))), Refusal.GOAL_FINISHED, "/goalId");
        refused(
                planned().andGiven(goalAbandoned(goal(1))).when(achieveGoal(goal(1))),
                Refusal.GOAL_FINISHED,
                "/goalId");
    }

    @Test
    void refusesGoalsWithoutAPlan() {
        refused(fixture().given(identified()).when(achieveGoal(goal(1))), Refusal.CARE_PLAN_MISSING);
        refused(fixture().given(identified()).when(abandonGoal(goal(1))), Refusal.CARE_PLAN_MISSING);
    }

    // Review

    @Test
    void schedulesAReview() {
        planned().when(scheduleReview()).expectEvents(scheduleReview().scheduled());
    }

    @Test
    void refusesToReviewWhatWasNeverAgreed() {
        refused(fixture().given(identified()).when(scheduleReview()), Refusal.CARE_PLAN_MISSING);
    }

    private static TestExecutor<ReintegrationCase> planned() {
        return fixture().given(identified(), assessed(AssessmentKind.Intake), carePlanAgreed(goal(1), goal(2)));
    }

    // Approval by a second person

    @Test
    void asksForApprovalOfThePlanAsItIs() {
        planned()
                .when(requestApproval(1))
                .expectEvents(new ApprovalRequested(CASE, 1, Sensitive.of("Please look at the cost."), null));
        planned()
                .andGiven(carePlanRevised(goal(2)))
                .when(requestApproval(2))
                .expectEvents(requestApproval(2).requested());
    }

    @Test
    void refusesApprovalOfWhatIsNotThePlan() {
        refused(fixture().given(identified()).when(requestApproval(1)), Refusal.CARE_PLAN_MISSING);
        refused(planned().when(requestApproval(2)), Refusal.PLAN_VERSION_UNKNOWN, "/planVersion");
        refused(
                planned().andGiven(carePlanRevised(goal(2))).when(requestApproval(1)),
                Refusal.PLAN_REVISED,
                "/planVersion");
    }

    @Test
    void asksOnceAndNotForWhatIsApproved() {
        refused(planned().andGiven(requestApproval(1).requested()).when(requestApproval(1)), Refusal.APPROVAL_PENDING);
        refused(
                planned()
                        .andGiven(requestApproval(1).requested(), approve(1).approved())
                        .when(requestApproval(1)),
                Refusal.PLAN_APPROVED);
    }

    @Test
    void isApprovedOrReturnedByASecondPerson() {
        planned()
                .andGiven(requestApproval(1).requested())
                .when(approve(1), supervisor())
                .expectEvents(new Approved(CASE, 1, null));
        planned()
                .andGiven(requestApproval(1).requested())
                .when(returnForChange(1), supervisor())
                .expectEvents(new ReturnedForChange(CASE, 1, Sensitive.of("Who pays for the bus?"), null));
    }

    @Test
    void isApprovedOrReturnedWithoutBeingAsked() {
        planned().when(approve(1), supervisor()).expectEvents(approve(1).approved());
        planned()
                .when(returnForChange(1), supervisor())
                .expectEvents(returnForChange(1).returned());
        planned()
                .andGiven(approve(1).approved(), carePlanRevised(goal(2)))
                .when(approve(2), supervisor())
                .expectEvents(approve(2).approved());
    }

    @Test
    void isNotDecidedOnByACaseworker() {
        for (var decision : List.of(approve(1), returnForChange(1))) {
            refused(planned().andGiven(requestApproval(1).requested()).when(decision), Refusal.ROLE_REQUIRED);
        }
    }

    @Test
    void isNotDecidedOnByWhoAskedDrewItUpOrOwnsTheCase() {
        for (var decision : List.of(approve(1), returnForChange(1))) {
            refused(
                    planned()
                            .andGiven(by(supervisor(), requestApproval(1).requested()))
                            .when(decision, supervisor()),
                    Refusal.SECOND_PERSON_REQUIRED);
            refused(
                    fixture()
                            .given(
                                    identified(),
                                    assessed(AssessmentKind.Intake),
                                    by(supervisor(), carePlanAgreed(goal(1))),
                                    requestApproval(1).requested())
                            .when(decision, supervisor()),
                    Refusal.SECOND_PERSON_REQUIRED);
            refused(
                    planned()
                            .andGiven(requestApproval(1).requested(), caseworkerAssigned("supervisor-1"))
                            .when(decision, supervisor()),
                    Refusal.SECOND_PERSON_REQUIRED);
        }
    }

    @Test
    void isDecidedOnOnce() {
        for (var decision : List.of(approve(1), returnForChange(1))) {
            refused(planned().andGiven(approve(1).approved()).when(decision, supervisor()), Refusal.PLAN_APPROVED);
            refused(
                    planned()
                            .andGiven(
                                    requestApproval(1).requested(),
                                    returnForChange(1).returned())
                            .when(decision, supervisor()),
                    Refusal.APPROVAL_NOT_REQUESTED);
        }
    }

    /** What nobody has read is not approved. */
    @Test
    void isNotApprovedOnceItWasRevised() {
        for (var decision : List.of(approve(1), returnForChange(1))) {
            refused(
                    planned()
                            .andGiven(requestApproval(1).requested(), carePlanRevised(goal(2)))
                            .when(decision, supervisor()),
                    Refusal.PLAN_REVISED,
                    "/planVersion");
        }
    }

    @Test
    void needsApprovalAgainOnceItWasRevised() {
        planned()
                .andGiven(requestApproval(1).requested(), approve(1).approved(), carePlanRevised(goal(2)))
                .when(requestApproval(2))
                .expectEvents(requestApproval(2).requested());
    }

    /** The second person may have been mistaken; a revision would need the person's signature. */
    @Test
    void isAskedForAgainAfterItWasReturned() {
        planned()
                .andGiven(requestApproval(1).requested(), returnForChange(1).returned())
                .when(requestApproval(1))
                .expectEvents(requestApproval(1).requested());
    }

    @Test
    void waitsAgainOnceTheCaseWasReopened() {
        planned()
                .andGiven(requestApproval(1).requested(), closureRequested(), caseClosed(), caseReopened())
                .when(approve(1), supervisor())
                .expectEvents(approve(1).approved());
    }
}
