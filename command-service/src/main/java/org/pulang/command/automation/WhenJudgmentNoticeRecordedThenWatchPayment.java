package org.pulang.command.automation;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.LocalDate;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.pulang.command.reintegrationcase.MarkRestitutionOverdue;
import org.pulang.event.JudgmentNoticeRecorded;
import org.pulang.event.RestitutionPaymentWithdrawn;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DueDay;
import org.pulang.vocabulary.RestitutionId;
import org.springframework.stereotype.Component;

/**
 * Restitution that is not paid in full 14 days after notice of the final judgment is overdue. Payments release nothing: the case
 * decides whether they were enough and in time, and once more where one is withdrawn.
 */
@Component
@ProcessingGroup("automation")
class WhenJudgmentNoticeRecordedThenWatchPayment {

    static final TaskDescriptor<Deadline> TASK = TaskDescriptor.of("mark-restitution-overdue", Deadline.class);

    private final Deadlines deadlines;

    WhenJudgmentNoticeRecordedThenWatchPayment(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    static MarkRestitutionOverdue command(Deadline deadline) {
        return new MarkRestitutionOverdue(deadline.caseId(), new RestitutionId(deadline.subject()));
    }

    @EventHandler
    void on(JudgmentNoticeRecorded event, EventMessage<?> cause) {
        deadlines.watch(
                TASK,
                key(event.caseId(), event.restitutionId(), event.paymentDueOn()),
                new DueDay(event.paymentDueOn(), event.zone()),
                Deadline.of(event.caseId(), event.restitutionId().value(), cause));
    }

    /** What was in time may be so no longer; the case, which knows its last day, decides as soon as it can. */
    @EventHandler
    void on(RestitutionPaymentWithdrawn event, EventMessage<?> cause) {
        deadlines.watch(
                TASK,
                "%s/%s/%s".formatted(event.caseId(), event.restitutionId(), event.paymentId()),
                cause.getTimestamp(),
                Deadline.of(event.caseId(), event.restitutionId().value(), cause));
    }

    /** With the day in it, a corrected notice is watched beside the wrong one, which comes to nothing. */
    private static String key(CaseId caseId, RestitutionId id, LocalDate dueOn) {
        return "%s/%s/%s".formatted(caseId, id, dueOn);
    }
}
