package org.pulang.command.subjectrequest;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.command.request.Automatic;
import org.pulang.event.SubjectRequestOverdue;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.SubjectRequestId;

/** The time to answer is over. Issued by the clock; without effect where there is an answer. */
@Automatic
@JsonClassDescription("Records that the time to answer is over.")
public record MarkSubjectRequestOverdue(
        @TargetAggregateIdentifier SubjectRequestId requestId) implements SubjectRequestCommand {

    SubjectRequestOverdue overdue(CaseId caseId) {
        return new SubjectRequestOverdue(requestId, caseId);
    }
}
