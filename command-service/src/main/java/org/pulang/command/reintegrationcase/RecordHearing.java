package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.HearingRecorded;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.HearingCompanion;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProceedingId;
import org.pulang.vocabulary.TestimonyMode;
import org.pulang.vocabulary.YesNoUnknown;

/** A hearing, an interrogation or a session took place. */
@JsonClassDescription("Records a hearing, and whether anybody stood by the person.")
public record RecordHearing(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull ProceedingId proceedingId,

        @JsonPropertyDescription("Whether the person was there.") @NotNull
        YesNoUnknown personPresent,

        @JsonPropertyDescription("Whether anybody stood by the person.") @NotNull
        YesNoUnknown accompanied,

        @JsonPropertyDescription("Who did; only where accompanied is Yes.") @Nullable @Size(max = 9)
        List<@NotNull HearingCompanion> companions,

        @Nullable TestimonyMode testimony,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements JusticeCommand {

    HearingRecorded recorded() {
        return new HearingRecorded(
                caseId,
                proceedingId,
                personPresent,
                accompanied,
                companions == null ? List.of() : companions,
                testimony,
                note,
                occurredAt);
    }
}
