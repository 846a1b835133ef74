package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.AssessmentReviewed;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AssessmentId;
import org.pulang.vocabulary.AssessmentReviewOutcome;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/** A supervisor confirms an assessment, or asks for it to be put right. */
@JsonClassDescription("Confirms an assessment or asks for an amendment; by a supervisor who had no part in it.")
public record ReviewAssessment(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull AssessmentId assessmentId,
        @NotNull AssessmentReviewOutcome outcome,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> comment,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements AssessmentsCommand {

    AssessmentReviewed reviewed() {
        return new AssessmentReviewed(caseId, assessmentId, outcome, comment, occurredAt);
    }
}
