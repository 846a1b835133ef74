package org.pulang.command.automation;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.pulang.command.accessgrant.ExpireUnmasking;
import org.pulang.event.UnmaskingGranted;
import org.pulang.vocabulary.GrantId;
import org.springframework.stereotype.Component;

/** An unmasking expires when its time is over. */
@Component
@ProcessingGroup("automation")
class WhenUnmaskingGrantedThenWatchExpiry {

    static final TaskDescriptor<Deadline> TASK = TaskDescriptor.of("expire-unmasking", Deadline.class);

    private final Deadlines deadlines;

    WhenUnmaskingGrantedThenWatchExpiry(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    static ExpireUnmasking command(Deadline deadline) {
        return new ExpireUnmasking(new GrantId(deadline.subject()));
    }

    @EventHandler
    void on(UnmaskingGranted event, EventMessage<?> cause) {
        deadlines.watch(
                TASK,
                event.grantId().toString(),
                event.expiresAt(),
                Deadline.of(event.caseId(), event.grantId().value(), cause));
    }
}
