package org.pulang.command.automation;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.pulang.command.reintegrationcase.LapseTransfer;
import org.pulang.event.CaseTransferAccepted;
import org.pulang.event.CaseTransferDeclined;
import org.pulang.event.CaseTransferOffered;
import org.pulang.event.CaseTransferWithdrawn;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.TransferId;
import org.springframework.stereotype.Component;

/** An offer of a case that is neither answered nor taken back in 30 days lapses. */
@Component
@ProcessingGroup("automation")
class WhenTransferOfferedThenWatchAnswer {

    static final TaskDescriptor<Deadline> TASK = TaskDescriptor.of("lapse-transfer", Deadline.class);

    /** The case counts from when the store takes the offer, which is after this: watched to the instant, it could be asked too early, and never again. */
    private static final Duration UNTIL_IT_IS_STORED = Duration.ofMinutes(1);

    private final Deadlines deadlines;
    private final Clock clock;

    WhenTransferOfferedThenWatchAnswer(Deadlines deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    static LapseTransfer command(Deadline deadline) {
        return new LapseTransfer(deadline.caseId(), new TransferId(deadline.subject()));
    }

    @EventHandler
    void on(CaseTransferOffered event, EventMessage<?> cause) {
        deadlines.watch(
                TASK,
                key(event.caseId(), event.transferId()),
                clock.instant().plus(CaseTransferOffered.ANSWERED_IN).plus(UNTIL_IT_IS_STORED),
                Deadline.of(event.caseId(), event.transferId().value(), cause));
    }

    @EventHandler
    void on(CaseTransferAccepted event) {
        deadlines.release(TASK, key(event.caseId(), event.transferId()));
    }

    @EventHandler
    void on(CaseTransferDeclined event) {
        deadlines.release(TASK, key(event.caseId(), event.transferId()));
    }

    @EventHandler
    void on(CaseTransferWithdrawn event) {
        deadlines.release(TASK, key(event.caseId(), event.transferId()));
    }

    private static String key(CaseId caseId, TransferId id) {
        return "%s/%s".formatted(caseId, id);
    }
}
