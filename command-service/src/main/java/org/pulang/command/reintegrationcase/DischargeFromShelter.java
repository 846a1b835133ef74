package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.DischargedFromShelter;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.LivingSituation;
import org.pulang.vocabulary.PartialDate;

/** The person leaves the shelter, be it prepared or from one day to the next. */
@JsonClassDescription("Records that the person left the shelter, and how they live from then on.")
public record DischargeFromShelter(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull LivingSituation destination,

        @JsonPropertyDescription("Whether it was prepared together with the person.") @NotNull
        Boolean planned,

        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements SafetyCommand {

    DischargedFromShelter discharged() {
        return new DischargedFromShelter(caseId, destination, planned, note, occurredAt);
    }
}
