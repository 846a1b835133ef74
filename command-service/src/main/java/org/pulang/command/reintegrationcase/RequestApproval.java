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
import org.pulang.event.ApprovalRequested;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/** Asks for the plan to be approved; a second person decides. Revising the plan takes the request back. */
@JsonClassDescription("Asks a second person to approve the care plan as it is now.")
public record RequestApproval(
        @TargetAggregateIdentifier CaseId caseId,

        @JsonPropertyDescription("1 is the plan as agreed, each revision one more; must be the present one.")
        @NotNull
        @Positive
        Integer planVersion,

        @JsonPropertyDescription("What the second person has to know.") @Nullable
        Sensitive<@NotBlank @Size(max = 4000) String> note,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements CarePlanCommand {

    ApprovalRequested requested() {
        return new ApprovalRequested(caseId, planVersion, note, occurredAt);
    }
}
