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
import org.pulang.vocabulary.FamilySafety;
import org.pulang.vocabulary.LivingSituation;
import org.pulang.vocabulary.PartialDate;

/** The person leaves the shelter, be it prepared or from one day to the next. */
@JsonClassDescription(
        "Records that the person left the shelter, and how they live from then on. With the family, relatives"
                + " or a partner it needs, as a return does, a finding (assess-family) that they are safe there, made by that day; without one, or"
                + " against it, a reason is given.")
public record DischargeFromShelter(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull LivingSituation destination,

        @JsonPropertyDescription("Whether it was prepared together with the person.") @NotNull
        Boolean planned,

        @JsonPropertyDescription("Why the person goes to the family although it was not found to be safe there.")
        @Nullable
        Sensitive<@NotBlank @Size(max = 4000) String> overrideReason,

        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements SafetyCommand {

    DischargedFromShelter discharged(@Nullable FamilySafety safety) {
        return new DischargedFromShelter(caseId, destination, planned, safety, overrideReason, note, occurredAt);
    }
}
