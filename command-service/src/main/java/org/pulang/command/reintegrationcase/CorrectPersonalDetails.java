package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CorrectedIdentity;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PersonalDetails;

/** Something recorded about the person was wrong. The wrong event and the correction both stay visible. */
@JsonClassDescription("Corrects something recorded about the person: names the wrong event and why, and tells what is "
        + "right. Both stay visible.")
public record CorrectPersonalDetails(
        @TargetAggregateIdentifier CaseId caseId,

        @JsonPropertyDescription(
                "Sequence of the wrong event in the case, as its receipt gave it: an identification, personal "
                        + "details, or an earlier correction.")
        @NotNull
        @PositiveOrZero
        Long sequence,

        @JsonPropertyDescription("Why it was wrong.") @NotNull
        Sensitive<@NotBlank @Size(max = 4000) String> reason,

        @JsonPropertyDescription("What was wrong about who the person is; what was right is left out.") @Nullable @Valid
        CorrectedIdentity identity,

        @JsonPropertyDescription("What was wrong about how the person lives; what was right is left out.")
        @Nullable
        @Valid
        PersonalDetails details,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements IdentificationCommand {

    PersonalDetailsCorrected corrected(@Nullable Age age) {
        return new PersonalDetailsCorrected(caseId, sequence, reason, identity, age, details, occurredAt);
    }
}
