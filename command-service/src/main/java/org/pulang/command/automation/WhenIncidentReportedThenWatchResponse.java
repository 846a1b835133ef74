package org.pulang.command.automation;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.pulang.command.reintegrationcase.MarkIncidentResponseOverdue;
import org.pulang.event.IncidentReported;
import org.pulang.event.IncidentResponseRecorded;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.IncidentId;
import org.springframework.stereotype.Component;

/** An incident nobody has responded to when 24 hours are over is overdue. */
@Component
@ProcessingGroup("automation")
class WhenIncidentReportedThenWatchResponse {

    static final TaskDescriptor<Deadline> TASK = TaskDescriptor.of("mark-incident-response-overdue", Deadline.class);

    private final Deadlines deadlines;

    WhenIncidentReportedThenWatchResponse(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    static MarkIncidentResponseOverdue command(Deadline deadline) {
        return new MarkIncidentResponseOverdue(deadline.caseId(), new IncidentId(deadline.subject()));
    }

    @EventHandler
    void on(IncidentReported event, EventMessage<?> cause) {
        deadlines.watch(
                TASK,
                key(event.caseId(), event.incidentId()),
                event.responseDueBy(),
                Deadline.of(event.caseId(), event.incidentId().value(), cause));
    }

    @EventHandler
    void on(IncidentResponseRecorded event) {
        deadlines.release(TASK, key(event.caseId(), event.incidentId()));
    }

    private static String key(CaseId caseId, IncidentId id) {
        return "%s/%s".formatted(caseId, id);
    }
}
