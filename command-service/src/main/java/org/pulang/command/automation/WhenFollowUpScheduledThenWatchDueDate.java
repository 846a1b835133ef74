package org.pulang.command.automation;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.LocalDate;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.pulang.command.reintegrationcase.MissFollowUp;
import org.pulang.event.FollowUpCancelled;
import org.pulang.event.FollowUpRecorded;
import org.pulang.event.FollowUpRescheduled;
import org.pulang.event.FollowUpScheduled;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DueDay;
import org.pulang.vocabulary.FollowUpId;
import org.springframework.stereotype.Component;

/** A follow-up that is neither held, moved nor cancelled by the end of its day is missed. */
@Component
@ProcessingGroup("automation")
class WhenFollowUpScheduledThenWatchDueDate {

    static final TaskDescriptor<Deadline> TASK = TaskDescriptor.of("miss-follow-up", Deadline.class);

    private final Deadlines deadlines;

    WhenFollowUpScheduledThenWatchDueDate(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    static MissFollowUp command(Deadline deadline) {
        return new MissFollowUp(deadline.caseId(), new FollowUpId(deadline.subject()));
    }

    @EventHandler
    void on(FollowUpScheduled event, EventMessage<?> cause) {
        watch(event.caseId(), event.followUpId(), new DueDay(event.dueOn(), event.zone()), cause);
    }

    @EventHandler
    void on(FollowUpRescheduled event, EventMessage<?> cause) {
        release(event.caseId(), event.followUpId(), event.from());
        watch(event.caseId(), event.followUpId(), new DueDay(event.dueOn(), event.zone()), cause);
    }

    @EventHandler
    void on(FollowUpRecorded event) {
        if (event.dueOn() != null) {
            release(event.caseId(), event.followUpId(), event.dueOn());
        }
    }

    @EventHandler
    void on(FollowUpCancelled event) {
        release(event.caseId(), event.followUpId(), event.dueOn());
    }

    private void watch(CaseId caseId, FollowUpId id, DueDay due, EventMessage<?> cause) {
        deadlines.watch(TASK, key(caseId, id, due.day()), due, Deadline.of(caseId, id.value(), cause));
    }

    private void release(CaseId caseId, FollowUpId id, LocalDate dueOn) {
        deadlines.release(TASK, key(caseId, id, dueOn));
    }

    /** With the day in it, the new day of a moved follow-up is watched even while the old one is being acted on. */
    private static String key(CaseId caseId, FollowUpId id, LocalDate dueOn) {
        return "%s/%s/%s".formatted(caseId, id, dueOn);
    }
}
