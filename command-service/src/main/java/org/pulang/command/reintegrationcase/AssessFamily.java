package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.FamilyAssessed;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FamilyAssessmentBasis;
import org.pulang.vocabulary.FamilyRisk;
import org.pulang.vocabulary.FamilySafety;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Since1900;
import org.pulang.vocabulary.YesNoUnknown;

/** Whether the person would be safe with the family, found out before they go there. */
@JsonClassDescription("Records whether the person would be safe with the family. Comes before they go to live there. "
        + "Whoever speaks to the family, visits it or asks others needs the live consent of the person to "
        + "family tracing.")
public record AssessFamily(
        @TargetAggregateIdentifier CaseId caseId,

        @JsonPropertyDescription("The day of the finding; it counts for returns from that day on.")
        @NotNull
        @PastOrPresent
        @Since1900
        LocalDate assessedOn,

        @JsonPropertyDescription("What the finding rests on.") @NotEmpty @Size(max = 4)
        List<@NotNull FamilyAssessmentBasis> basis,

        @NotNull FamilySafety safety,
        @Nullable @Size(max = 9) List<@NotNull FamilyRisk> risks,

        @JsonPropertyDescription("Whether the person wants to live there, asked alone.") @NotNull
        YesNoUnknown personWantsToReturn,

        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements FamilyCommand {

    FamilyAssessed assessed() {
        return new FamilyAssessed(
                caseId,
                assessedOn,
                basis,
                safety,
                risks == null ? List.of() : risks,
                personWantsToReturn,
                note,
                occurredAt);
    }
}
