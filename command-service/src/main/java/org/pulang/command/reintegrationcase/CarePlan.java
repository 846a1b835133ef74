package org.pulang.command.reintegrationcase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.command.access.Actor;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.ApprovalRequested;
import org.pulang.event.Approved;
import org.pulang.event.AssessmentAmended;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.CarePlanAgreed;
import org.pulang.event.CarePlanRevised;
import org.pulang.event.CaseClosed;
import org.pulang.event.GoalAbandoned;
import org.pulang.event.GoalAchieved;
import org.pulang.event.ReturnedForChange;
import org.pulang.vocabulary.AssessmentId;
import org.pulang.vocabulary.AssessmentKind;
import org.pulang.vocabulary.Goal;
import org.pulang.vocabulary.GoalId;
import org.pulang.vocabulary.StaffId;

/**
 * What the person wants to reach: one plan, revised as life goes on, whose finished goals stay as they are. A second person approves
 * each version; it is worked with meanwhile.
 */
class CarePlan {

    private final Set<GoalId> open = new HashSet<>();
    private final Set<GoalId> finished = new HashSet<>();
    private final Stewardship stewardship;
    /** Which of the assessments say enough, where they were not made to close the case. */
    private final Map<AssessmentId, Boolean> assessments = new HashMap<>();

    /** 0 until a plan is agreed. */
    private int version;

    private @Nullable StaffId plannedBy;
    private @Nullable StaffId approvalRequestedBy;
    private boolean approved;
    private boolean returned;

    CarePlan(Stewardship stewardship) {
        this.stewardship = stewardship;
    }

    /** Comprehensive is what was answered well enough to be scored; one made to close the case plans nothing. */
    @EventSourcingHandler
    void on(AssessmentRecorded event) {
        if (event.kind() != AssessmentKind.Closure) {
            assessments.put(event.assessmentId(), event.score().composite() != null);
        }
    }

    @EventSourcingHandler
    void on(AssessmentAmended event) {
        assessments.computeIfPresent(
                event.assessmentId(), (id, before) -> event.score().composite() != null);
    }

    @CommandHandler
    void handle(AgreeCarePlan command) {
        var plan = command.agreed();
        if (version > 0) {
            throw new CommandRefused(Refusal.CARE_PLAN_EXISTS);
        }
        if (plan.urgent() && plan.urgentReason() == null) {
            throw new CommandRefused(Refusal.URGENT_REASON_REQUIRED, "/urgentReason");
        }
        if (!assessments.containsValue(true) && !plan.urgent()) {
            throw new CommandRefused(Refusal.ASSESSMENT_REQUIRED);
        }
        refuseUnfit(plan.goals(), plan.noServiceNeeded());
        apply(plan);
    }

    @EventSourcingHandler
    void on(CarePlanAgreed event, Actor actor) {
        next(actor);
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
    void on(CarePlanRevised event, Actor actor) {
        next(actor);
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

    @CommandHandler
    void handle(RequestApproval command) {
        requireVersion(command.planVersion());
        if (approved) {
            throw new CommandRefused(Refusal.PLAN_APPROVED);
        }
        if (approvalRequestedBy != null) {
            throw new CommandRefused(Refusal.APPROVAL_PENDING);
        }
        apply(command.requested());
    }

    @EventSourcingHandler
    void on(ApprovalRequested event, Actor actor) {
        approvalRequestedBy = actor.id();
        returned = false;
    }

    @CommandHandler
    void handle(Approve command, Actor actor) {
        requireOpenFor(command.planVersion(), actor);
        apply(command.approved());
    }

    @EventSourcingHandler
    void on(Approved event) {
        approvalRequestedBy = null;
        approved = true;
    }

    @CommandHandler
    void handle(ReturnForChange command, Actor actor) {
        requireOpenFor(command.planVersion(), actor);
        apply(command.returned());
    }

    @EventSourcingHandler
    void on(ReturnedForChange event) {
        approvalRequestedBy = null;
        returned = true;
    }

    /** What nobody works on needs no approval. */
    @EventSourcingHandler
    void on(CaseClosed event) {
        approvalRequestedBy = null;
    }

    /** Nobody has seen this version yet, whoever approved or was asked to approve the one before. */
    private void next(Actor actor) {
        version++;
        plannedBy = actor.id();
        approvalRequestedBy = null;
        approved = false;
        returned = false;
    }

    private void requireVersion(int wanted) {
        requirePlan();
        if (wanted != version) {
            throw new CommandRefused(
                    wanted < version ? Refusal.PLAN_REVISED : Refusal.PLAN_VERSION_UNKNOWN, "/planVersion");
        }
    }

    /**
     * A version waits from the day it is agreed; one that was returned, until it is asked for again. Decided by somebody who neither
     * asked, nor drew the plan up, nor owns the case.
     */
    private void requireOpenFor(int wanted, Actor actor) {
        requireVersion(wanted);
        if (approved) {
            throw new CommandRefused(Refusal.PLAN_APPROVED);
        }
        if (returned) {
            throw new CommandRefused(Refusal.APPROVAL_NOT_REQUESTED);
        }
        if (actor.id().equals(approvalRequestedBy) || actor.id().equals(plannedBy) || stewardship.isOwner(actor.id())) {
            throw new CommandRefused(Refusal.SECOND_PERSON_REQUIRED);
        }
    }

    private void finish(GoalId goal) {
        open.remove(goal);
        finished.add(goal);
    }

    private void requirePlan() {
        if (version == 0) {
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
