package org.pulang.command.subjectrequest;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotNull;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.event.SubjectRequestRefused;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.SubjectRefusalGround;
import org.pulang.vocabulary.SubjectRequestId;

/** The request is not granted. */
@JsonClassDescription("Does not grant what the person asked for; the ground is told to them.")
public record RefuseSubjectRequest(
        @TargetAggregateIdentifier SubjectRequestId requestId,
        @NotNull SubjectRefusalGround ground) implements SubjectRequestCommand {

    SubjectRequestRefused refused(CaseId caseId) {
        return new SubjectRequestRefused(requestId, caseId, ground);
    }
}
