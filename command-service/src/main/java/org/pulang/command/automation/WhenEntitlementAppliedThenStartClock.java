package org.pulang.command.automation;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.pulang.command.reintegrationcase.MarkEntitlementOverdue;
import org.pulang.event.EntitlementApplicationWithdrawn;
import org.pulang.event.EntitlementApplied;
import org.pulang.event.EntitlementGranted;
import org.pulang.event.EntitlementRefused;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DueDay;
import org.springframework.stereotype.Component;

/** An application that has no answer by the end of the last day the law leaves is overdue (Law 21/2007, Art. 52 and 53). */
@Component
@ProcessingGroup("automation")
class WhenEntitlementAppliedThenStartClock {

    static final TaskDescriptor<Deadline> TASK = TaskDescriptor.of("mark-entitlement-overdue", Deadline.class);

    private final Deadlines deadlines;

    WhenEntitlementAppliedThenStartClock(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    static MarkEntitlementOverdue command(Deadline deadline) {
        return new MarkEntitlementOverdue(deadline.caseId(), new ApplicationId(deadline.subject()));
    }

    @EventHandler
    void on(EntitlementApplied event, EventMessage<?> cause) {
        if (event.dueOn() != null) {
            deadlines.watch(
                    TASK,
                    key(event.caseId(), event.applicationId()),
                    new DueDay(event.dueOn(), event.zone()),
                    Deadline.of(event.caseId(), event.applicationId().value(), cause));
        }
    }

    @EventHandler
    void on(EntitlementGranted event) {
        deadlines.release(TASK, key(event.caseId(), event.applicationId()));
    }

    @EventHandler
    void on(EntitlementRefused event) {
        deadlines.release(TASK, key(event.caseId(), event.applicationId()));
    }

    @EventHandler
    void on(EntitlementApplicationWithdrawn event) {
        deadlines.release(TASK, key(event.caseId(), event.applicationId()));
    }

    private static String key(CaseId caseId, ApplicationId id) {
        return "%s/%s".formatted(caseId, id);
    }
}
