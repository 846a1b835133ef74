package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.FeedbackRecorded;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FeedbackTaking;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.StaffId;

/** The survivor's voice on a service, never taken by the worker it may be about. */
@JsonClassDescription("Records the survivor's own rating of a service, 1 (bad) to 5 (good), and their own words.")
public record RecordFeedback(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull Service service,
        @NotNull @Min(1) @Max(5) Integer rating,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> ownWords,
        @NotNull FeedbackTaking taken,

        @JsonPropertyDescription(
                "Who was told, where that was another worker: somebody else than the owner of the case, "
                        + "who does not record it either.")
        @Nullable
        StaffId takenBy,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements ServicesCommand {

    FeedbackRecorded recorded() {
        return new FeedbackRecorded(caseId, service, rating, ownWords, taken, takenBy, occurredAt);
    }
}
