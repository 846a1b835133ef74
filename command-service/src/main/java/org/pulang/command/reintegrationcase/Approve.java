package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Positive;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.Approved;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/** A second person stands behind the plan. */
@JsonClassDescription(
        "Approves the care plan as requested; by a supervisor who neither asked for it, nor drew the plan up,"
                + " nor owns the case.")
public record Approve(
        @TargetAggregateIdentifier CaseId caseId,

        @JsonPropertyDescription("1 is the plan as agreed, each revision one more; must be the present one.")
        @NotNull
        @Positive
        Integer planVersion,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements CarePlanCommand {

    Approved approved() {
        return new Approved(caseId, planVersion, occurredAt);
    }
}
