package org.pulang.query.casefile;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ApprovalRequested;
import org.pulang.event.Approved;
import org.pulang.event.CarePlanAgreed;
import org.pulang.event.CarePlanRevised;
import org.pulang.event.CaseClosed;
import org.pulang.event.GoalAbandoned;
import org.pulang.event.GoalAchieved;
import org.pulang.event.ReturnedForChange;
import org.pulang.event.ReviewScheduled;
import org.pulang.query.replay.Recorded;
import org.pulang.vocabulary.Goal;
import org.pulang.vocabulary.GoalId;

/** What the person wants to reach. Finished goals stay as they are; a revision names all that are open. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class CarePlanPart {

    @Nullable
    LocalDate coSignedOn;

    boolean noServiceNeeded;

    @Nullable
    LocalDate reviewDueOn;

    /** 1 is the plan as agreed, each revision one more. */
    int version;

    /** Of this version. */
    PlanApproval approval = PlanApproval.NotRequested;

    @Nullable
    Entry<Approved> approved;

    List<PlannedGoal> goals = new ArrayList<>();

    @Nullable
    Entry<CarePlanAgreed> agreed;

    List<Entry<CarePlanRevised>> revisions = new ArrayList<>();
    List<Entry<ReviewScheduled>> reviews = new ArrayList<>();
    List<Entry<ApprovalRequested>> approvalRequests = new ArrayList<>();
    List<Entry<ReturnedForChange>> returned = new ArrayList<>();

    void on(CarePlanAgreed event, Recorded recorded) {
        agreed = Entry.of(event, recorded);
        plan(event.goals(), event.coSignedOn(), event.noServiceNeeded());
    }

    void on(CarePlanRevised event, Recorded recorded) {
        revisions.add(Entry.of(event, recorded));
        plan(event.goals(), event.coSignedOn(), event.noServiceNeeded());
    }

    private void plan(List<Goal> planned, LocalDate signed, boolean nothingNeeded) {
        goals.removeIf(goal -> goal.state() == GoalState.Open);
        planned.forEach(goal -> goals.add(new PlannedGoal(goal, GoalState.Open, null, null)));
        coSignedOn = signed;
        noServiceNeeded = nothingNeeded;
        version++;
        approval = PlanApproval.NotRequested;
        approved = null;
    }

    void on(ApprovalRequested event, Recorded recorded) {
        approvalRequests.add(Entry.of(event, recorded));
        approval = PlanApproval.Requested;
    }

    void on(Approved event, Recorded recorded) {
        approved = Entry.of(event, recorded);
        approval = PlanApproval.Approved;
    }

    void on(ReturnedForChange event, Recorded recorded) {
        returned.add(Entry.of(event, recorded));
        approval = PlanApproval.Returned;
    }

    void on(CaseClosed event, Recorded recorded) {
        if (approval == PlanApproval.Requested) {
            approval = PlanApproval.NotRequested;
        }
    }

    void on(GoalAchieved event, Recorded recorded) {
        Entry.change(
                goals,
                goal -> goal.is(event.goalId()),
                goal -> new PlannedGoal(goal.goal(), GoalState.Achieved, Entry.of(event, recorded), null));
    }

    void on(GoalAbandoned event, Recorded recorded) {
        Entry.change(
                goals,
                goal -> goal.is(event.goalId()),
                goal -> new PlannedGoal(goal.goal(), GoalState.Abandoned, null, Entry.of(event, recorded)));
    }

    void on(ReviewScheduled event, Recorded recorded) {
        reviews.add(Entry.of(event, recorded));
        reviewDueOn = event.dueOn();
    }

    /** How far a second person has come with this version of the plan. */
    enum PlanApproval {
        NotRequested,
        Requested,
        Returned,
        Approved
    }

    enum GoalState {
        Open,
        Achieved,
        Abandoned
    }

    /** A goal and what became of it. */
    record PlannedGoal(
            Goal goal,
            GoalState state,
            @Nullable Entry<GoalAchieved> achieved,
            @Nullable Entry<GoalAbandoned> abandoned) {

        boolean is(GoalId id) {
            return goal.goalId().equals(id);
        }
    }
}
