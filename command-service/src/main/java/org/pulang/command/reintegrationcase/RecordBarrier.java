package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.NewId;
import org.pulang.event.BarrierRecorded;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.BarrierId;
import org.pulang.vocabulary.BarrierKind;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.KnownArea;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Service;

/** Something keeps the person from help. */
@JsonClassDescription("Records what keeps the person from help they need or have a right to.")
public record RecordBarrier(
        @TargetAggregateIdentifier CaseId caseId,
        @NewId BarrierId barrierId,
        @NotNull BarrierKind kind,

        @JsonPropertyDescription("From which service; absent where it is help of every kind.") @Nullable
        Service service,

        @JsonPropertyDescription("The district where it stands in the way.") @Nullable @KnownArea
        AreaCode area,

        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> description,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements BarriersCommand {

    BarrierRecorded recorded() {
        return new BarrierRecorded(caseId, barrierId, kind, service, area, description, occurredAt);
    }
}
