package org.pulang.command.automation;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.pulang.command.accessgrant.EndEmergencyAccess;
import org.pulang.event.EmergencyAccessOpened;
import org.pulang.vocabulary.GrantId;
import org.springframework.stereotype.Component;

/** An emergency access ends when its time is over. */
@Component
@ProcessingGroup("automation")
class WhenEmergencyAccessOpenedThenWatchExpiry {

    static final TaskDescriptor<Deadline> TASK = TaskDescriptor.of("end-emergency-access", Deadline.class);

    private final Deadlines deadlines;

    WhenEmergencyAccessOpenedThenWatchExpiry(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    static EndEmergencyAccess command(Deadline deadline) {
        return new EndEmergencyAccess(new GrantId(deadline.subject()));
    }

    @EventHandler
    void on(EmergencyAccessOpened event, EventMessage<?> cause) {
        deadlines.watch(
                TASK,
                event.grantId().toString(),
                event.expiresAt(),
                Deadline.of(event.caseId(), event.grantId().value(), cause));
    }
}
