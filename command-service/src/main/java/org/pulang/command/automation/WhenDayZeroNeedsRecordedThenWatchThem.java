package org.pulang.command.automation;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.pulang.command.reintegrationcase.MarkDayZeroNeedsOverdue;
import org.pulang.event.DayZeroNeedsRecorded;
import org.pulang.vocabulary.DayZeroFinding;
import org.springframework.stereotype.Component;

/** A need of the first days that is not met when its hours are over is overdue. Needs of the same moment share a watch. */
@Component
@ProcessingGroup("automation")
class WhenDayZeroNeedsRecordedThenWatchThem {

    static final TaskDescriptor<Deadline> TASK = TaskDescriptor.of("mark-day-zero-needs-overdue", Deadline.class);

    private final Deadlines deadlines;

    WhenDayZeroNeedsRecordedThenWatchThem(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    static MarkDayZeroNeedsOverdue command(Deadline deadline) {
        return new MarkDayZeroNeedsOverdue(deadline.caseId());
    }

    @EventHandler
    void on(DayZeroNeedsRecorded event, EventMessage<?> cause) {
        event.needs().stream()
                .map(DayZeroFinding::dueBy)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(dueBy -> deadlines.watch(
                        TASK,
                        "%s/%s".formatted(event.caseId(), dueBy),
                        dueBy,
                        Deadline.of(event.caseId(), event.caseId().value(), cause)));
    }
}
