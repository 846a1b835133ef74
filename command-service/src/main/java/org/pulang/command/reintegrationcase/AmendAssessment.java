package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.AssessmentAmended;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AssessmentId;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Score;

/** Answers written down wrongly are put right; a new interview is a new assessment. */
@JsonClassDescription(
        "Puts the answers of an assessment right, with a reason; the score is computed again, both stay visible.")
public record AmendAssessment(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull AssessmentId assessmentId,
        @NotNull Sensitive<@NotBlank @Size(max = 4000) String> reason,

        @JsonPropertyDescription("All answers, in place of those before, for the same instrument.")
        @NotEmpty
        @Size(max = 200)
        List<@Valid Answer> answers,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements AssessmentsCommand {

    AssessmentAmended amended(Score score) {
        return new AssessmentAmended(caseId, assessmentId, reason, answers, score, occurredAt);
    }
}
