package org.pulang.population;

import java.util.List;
import org.pulang.command.reintegrationcase.AchieveGoal;
import org.pulang.command.reintegrationcase.ApproveClosure;
import org.pulang.command.reintegrationcase.LoseContact;
import org.pulang.command.reintegrationcase.RecordFailedAttempt;
import org.pulang.command.reintegrationcase.RegainContact;
import org.pulang.command.reintegrationcase.ReopenCase;
import org.pulang.command.reintegrationcase.RequestClosure;
import org.pulang.vocabulary.AssessmentKind;
import org.pulang.vocabulary.ClosureOutcome;
import org.pulang.vocabulary.ClosureReason;
import org.pulang.vocabulary.FailedAttemptReason;
import org.pulang.vocabulary.FollowUpMode;
import org.pulang.vocabulary.GoalId;
import org.pulang.vocabulary.ReopeningReason;

/**
 * When and how work on the case ends.
 *
 * @param day of the request for closure; far off where there is none
 * @param lost the day from which nobody is reached any more; far off where there is none
 * @param found the day the person is reached again; far off where there is none
 */
record Ending(int day, int lost, int found) {

    /** In which nothing new is begun. */
    static final int LAST_DAYS = 20;

    private static final int NEVER = 1_000_000;
    private static final int MONTH = 30;
    /** Before a visit that is due, so that it is not half over. */
    private static final int AFTER_LAST_VISIT = 60;

    static Ending draw(Story story) {
        return switch (story.course) {
            case Reintegrated, PartlyReintegrated -> new Ending(monitored(story), NEVER, NEVER);
            case Lost -> {
                int lost = story.between(4 * MONTH, 10 * MONTH);
                yield story.draw(Assumption.IsFoundAgain)
                        ? new Ending(NEVER, lost, lost + story.between(100, 200))
                        : new Ending(lost + 13 * MONTH, lost, NEVER);
            }
            case Disengaged -> new Ending(story.between(4 * MONTH, 12 * MONTH), NEVER, NEVER);
            case TraffickedAgain ->
                new Ending(story.draw(Assumption.ClosedBeforeTraffickedAgain) ? 15 * MONTH : NEVER, NEVER, NEVER);
        };
    }

    private static int monitored(Story story) {
        int years =
                story.draw(Assumption.MonitoredForOneYear) ? 1 : story.draw(Assumption.MonitoredForTwoYears) ? 2 : 3;
        return years * 365 + AFTER_LAST_VISIT;
    }

    /** Whether it ends at all, be it later than today. */
    boolean closes() {
        return day != NEVER;
    }

    /** Whether it ends by today; what is never answered is left to cases that do not. */
    boolean comes(Story story) {
        return day <= story.today;
    }

    static void tell(Story story, List<GoalId> goals) {
        loseContact(story);
        int day = story.ending.day();
        if (!story.ending.closes()) {
            return;
        }
        boolean reached = story.course != Course.Lost && story.course != Course.Disengaged;
        boolean allGoals = story.course == Course.Reintegrated || story.course == Course.TraffickedAgain;
        if (reached) {
            goals.stream()
                    .limit(allGoals ? goals.size() : 1)
                    .forEach(goal -> story.asks(day - 8, new AchieveGoal(story.caseId, goal, null, story.on(day - 8))));
            Assessed.tell(story, day - 5, AssessmentKind.Closure);
        }
        story.asks(
                day,
                new RequestClosure(
                        story.caseId,
                        reason(story.course),
                        outcome(story.course),
                        Story.text("akhir pendampingan."),
                        story.on(day)));
        story.decides(day + 6, new ApproveClosure(story.caseId, story.on(day + 6)));
        if (story.course == Course.PartlyReintegrated && story.draw(Assumption.ComesBackWithNewNeeds)) {
            reopen(story, day + story.between(60, 300), ReopeningReason.NewNeeds);
        }
    }

    static void reopen(Story story, int day, ReopeningReason reason) {
        story.asks(day, new ReopenCase(story.caseId, reason, Story.text("dibuka lagi."), story.on(day)));
    }

    private static void loseContact(Story story) {
        int lost = story.ending.lost();
        if (lost == NEVER) {
            return;
        }
        for (int day : List.of(lost, lost + 7)) {
            story.asks(
                    day,
                    new RecordFailedAttempt(
                            story.caseId,
                            null,
                            FollowUpMode.Call,
                            null,
                            story.any(List.of(FailedAttemptReason.NoAnswer, FailedAttemptReason.NumberNotInService)),
                            null,
                            story.on(day)));
        }
        story.asks(lost + 14, new LoseContact(story.caseId, null, story.on(lost + 14)));
        int found = story.ending.found();
        if (found != NEVER) {
            story.asks(found, new RegainContact(story.caseId, null, story.on(found)));
        }
    }

    private static ClosureReason reason(Course course) {
        return switch (course) {
            case Reintegrated, PartlyReintegrated, TraffickedAgain -> ClosureReason.PlanCompleted;
            case Lost -> ClosureReason.ContactLost;
            case Disengaged -> ClosureReason.OwnDecision;
        };
    }

    private static ClosureOutcome outcome(Course course) {
        return switch (course) {
            case Reintegrated, TraffickedAgain -> ClosureOutcome.GoalsAchieved;
            case PartlyReintegrated -> ClosureOutcome.GoalsPartiallyAchieved;
            case Lost -> ClosureOutcome.LostContact;
            case Disengaged -> ClosureOutcome.Disengaged;
        };
    }
}
