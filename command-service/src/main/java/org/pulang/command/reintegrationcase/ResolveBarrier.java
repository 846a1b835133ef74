package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.BarrierResolved;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.BarrierId;
import org.pulang.vocabulary.BarrierResolution;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/** What kept the person from help no longer does. */
@JsonClassDescription("Records that a barrier no longer keeps the person from help, and how it ended.")
public record ResolveBarrier(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull BarrierId barrierId,
        @NotNull BarrierResolution resolution,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements BarriersCommand {

    BarrierResolved resolved() {
        return new BarrierResolved(caseId, barrierId, resolution, note, occurredAt);
    }
}
