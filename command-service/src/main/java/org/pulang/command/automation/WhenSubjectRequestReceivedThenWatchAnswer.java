package org.pulang.command.automation;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.pulang.command.subjectrequest.MarkSubjectRequestOverdue;
import org.pulang.event.SubjectRequestReceived;
import org.pulang.vocabulary.SubjectRequestId;
import org.springframework.stereotype.Component;

/** A person's request that has no answer when three times 24 hours are over is overdue. */
@Component
@ProcessingGroup("automation")
class WhenSubjectRequestReceivedThenWatchAnswer {

    static final TaskDescriptor<Deadline> TASK = TaskDescriptor.of("mark-subject-request-overdue", Deadline.class);

    private final Deadlines deadlines;

    WhenSubjectRequestReceivedThenWatchAnswer(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    static MarkSubjectRequestOverdue command(Deadline deadline) {
        return new MarkSubjectRequestOverdue(new SubjectRequestId(deadline.subject()));
    }

    @EventHandler
    void on(SubjectRequestReceived event, EventMessage<?> cause) {
        deadlines.at(
                TASK,
                event.requestId().toString(),
                event.answerBy(),
                Deadline.of(event.caseId(), event.requestId().value(), cause));
    }
}
