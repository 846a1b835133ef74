package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ReturnedForChange;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/** A second person does not approve the plan and says what is to change. */
@JsonClassDescription("Returns a plan that waits for approval, with what is to change; the plan itself stays as it is.")
public record ReturnForChange(
        @TargetAggregateIdentifier CaseId caseId,

        @JsonPropertyDescription("1 is the plan as agreed, each revision one more; must be the present one.")
        @NotNull
        @Positive
        Integer planVersion,

        @NotNull Sensitive<@NotBlank @Size(max = 4000) String> change,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements CarePlanCommand {

    ReturnedForChange returned() {
        return new ReturnedForChange(caseId, planVersion, change, occurredAt);
    }
}
