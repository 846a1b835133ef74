package org.pulang.command.subjectrequest;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.SubjectRequestAnswered;
import org.pulang.vocabulary.AccessReview;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CoercionCheck;
import org.pulang.vocabulary.SubjectRequestId;
import org.pulang.vocabulary.VerificationChannel;

/** What the person asked for was done, and they were told. */
@JsonClassDescription("Records that what the person asked for was done, and that they were told.")
public record AnswerSubjectRequest(
        @TargetAggregateIdentifier SubjectRequestId requestId,

        @JsonPropertyDescription("Of the right of access, and of no other: what was looked into before.")
        @Nullable
        @Valid
        Review review)
        implements SubjectRequestCommand {

    /** What was looked into before the person is told what is kept of them. */
    public record Review(
            @NotNull VerificationChannel channel,

            @JsonPropertyDescription("Whether the person was spoken to with nobody else there.")
            boolean seenAlone,

            @NotNull CoercionCheck coercion,

            @JsonPropertyDescription("Whether knowing it, or having it with them, would put anybody in danger.")
            boolean endangers,

            @JsonPropertyDescription("Whether it still shows details of anybody else.")
            boolean showsAnotherPerson) {

        AccessReview told() {
            return new AccessReview(channel, seenAlone, coercion, endangers, showsAnotherPerson);
        }
    }

    SubjectRequestAnswered answered(CaseId caseId) {
        return new SubjectRequestAnswered(requestId, caseId, review == null ? null : review.told());
    }
}
