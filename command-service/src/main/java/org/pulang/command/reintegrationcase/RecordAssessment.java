package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.NewId;
import org.pulang.event.AssessmentRecorded;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AssessmentId;
import org.pulang.vocabulary.AssessmentKind;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.InstrumentVersion;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Score;
import org.pulang.vocabulary.Since1900;
import org.pulang.vocabulary.StaffId;

/** How the person is doing, asked with a published instrument; the score is computed here, never sent. */
@JsonClassDescription(
        "Records an assessment with a published instrument, such as PULANG-CORE version 1; the score is computed.")
public record RecordAssessment(
        @TargetAggregateIdentifier CaseId caseId,
        @NewId AssessmentId assessmentId,
        @NotNull @Valid InstrumentVersion instrument,
        @NotNull AssessmentKind kind,

        @JsonPropertyDescription("Who asked; need not be who records it.") @NotNull
        StaffId assessor,

        @NotNull @PastOrPresent @Since1900 LocalDate assessedOn,

        @JsonPropertyDescription(
                "One per item of the instrument: answered with a value, declined, or not assessed. An item left out"
                        + " counts as not assessed.")
        @NotEmpty
        @Size(max = 200)
        List<@Valid Answer> answers,

        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,

        @JsonPropertyDescription(
                "Why a person interviewed before is interviewed anew; required for a second intake, and for the same"
                        + " kind with the same instrument within 30 days.")
        @Nullable
        Sensitive<@NotBlank @Size(max = 4000) String> repeatReason,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements AssessmentsCommand {

    AssessmentRecorded recorded(Score score) {
        return new AssessmentRecorded(
                caseId,
                assessmentId,
                instrument,
                kind,
                assessor,
                assessedOn,
                answers,
                score,
                note,
                repeatReason,
                occurredAt);
    }
}
