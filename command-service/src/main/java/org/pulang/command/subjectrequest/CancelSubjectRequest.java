package org.pulang.command.subjectrequest;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotNull;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.event.SubjectRequestCancelled;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.SubjectRequestCancellationReason;
import org.pulang.vocabulary.SubjectRequestId;

/** The request is taken back. */
@JsonClassDescription("Takes back what the person asked for, before it is answered.")
public record CancelSubjectRequest(
        @TargetAggregateIdentifier SubjectRequestId requestId,
        @NotNull SubjectRequestCancellationReason reason) implements SubjectRequestCommand {

    SubjectRequestCancelled cancelled(CaseId caseId) {
        return new SubjectRequestCancelled(requestId, caseId, reason);
    }
}
