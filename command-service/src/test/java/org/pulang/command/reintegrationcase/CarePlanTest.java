package org.pulang.command.reintegrationcase;

import static org.pulang.command.reintegrationcase.CaseHistory.*;

import java.util.List;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulang.command.refusal.Refusal;
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
}
