package org.pulang.command.reintegrationcase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.CarePlanAgreed;
import org.pulang.event.CarePlanRevised;
import org.pulang.event.GoalAbandoned;
import org.pulang.event.GoalAchieved;
import org.pulang.vocabulary.AssessmentKind;
import org.pulang.vocabulary.Goal;
import org.pulang.vocabulary.GoalId;

/** What the person wants to reach: one plan, revised as life goes on, whose finished goals stay as they are. */
class CarePlan {

    private final Set<GoalId> open = new HashSet<>();
    private final Set<GoalId> finished = new HashSet<>();
    private boolean assessed;
    private boolean agreed;

    /** A comprehensive assessment; one made to close the case plans nothing. */
    @EventSourcingHandler
    void on(AssessmentRecorded event) {
        assessed |= event.kind() != AssessmentKind.Closure;
    }

    @CommandHandler
    void handle(AgreeCarePlan command) {
        var plan = command.agreed();
        if (agreed) {
            throw new CommandRefused(Refusal.CARE_PLAN_EXISTS);
        }
        if (plan.urgent() && plan.urgentReason() == null) {
            throw new CommandRefused(Refusal.URGENT_REASON_REQUIRED, "/urgentReason");
        }
        if (!assessed && !plan.urgent()) {
            throw new CommandRefused(Refusal.ASSESSMENT_REQUIRED);
        }
        refuseUnfit(plan.goals(), plan.noServiceNeeded());
        apply(plan);
    }

    @EventSourcingHandler
    void on(CarePlanAgreed event) {
        agreed = true;
        open.addAll(ids(event.goals()));
    }

    @CommandHandler
    void handle(ReviseCarePlan command) {
        requirePlan();
        var plan = command.revised();
        refuseUnfit(plan.goals(), plan.noServiceNeeded());
        apply(plan);
    }

    @EventSourcingHandler
    void on(CarePlanRevised event) {
        open.clear();
        open.addAll(ids(event.goals()));
    }

    @CommandHandler
    void handle(AchieveGoal command) {
        requireOpen(command.goalId());
        apply(command.achieved());
    }

    @EventSourcingHandler
    void on(GoalAchieved event) {
        finish(event.goalId());
    }

    @CommandHandler
    void handle(AbandonGoal command) {
        requireOpen(command.goalId());
        apply(command.abandoned());
    }

    @EventSourcingHandler
    void on(GoalAbandoned event) {
        finish(event.goalId());
    }

    @CommandHandler
    void handle(ScheduleReview command) {
        requirePlan();
        apply(command.scheduled());
    }

    private void finish(GoalId goal) {
        open.remove(goal);
        finished.add(goal);
    }

    private void requirePlan() {
        if (!agreed) {
            throw new CommandRefused(Refusal.CARE_PLAN_MISSING);
        }
    }

    private void requireOpen(GoalId goal) {
        requirePlan();
        if (finished.contains(goal)) {
            throw new CommandRefused(Refusal.GOAL_FINISHED, "/goalId");
        }
        if (!open.contains(goal)) {
            throw new CommandRefused(Refusal.GOAL_UNKNOWN, "/goalId");
        }
    }

    /** A plan has goals or says that none are needed, names each once, and none that is finished. */
    private void refuseUnfit(List<Goal> goals, boolean noServiceNeeded) {
        if (goals.isEmpty() && !noServiceNeeded) {
            throw new CommandRefused(Refusal.GOALS_REQUIRED, "/goals");
        }
        var named = new HashSet<GoalId>();
        for (int index = 0; index < goals.size(); index++) {
            var goal = goals.get(index).goalId();
            var pointer = "/goals/%d/goalId".formatted(index);
            if (finished.contains(goal)) {
                throw new CommandRefused(Refusal.GOAL_FINISHED, pointer);
            }
            if (!named.add(goal)) {
                throw new CommandRefused(Refusal.ID_TAKEN, pointer);
            }
        }
    }

    private static Set<GoalId> ids(List<Goal> goals) {
        return goals.stream().map(Goal::goalId).collect(Collectors.toSet());
    }
}
