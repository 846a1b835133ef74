package org.pulang.command.erasurerequest;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotNull;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.event.ErasureCancelled;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureCancellationReason;
import org.pulang.vocabulary.ErasureId;

/** The request is taken back, at any time before erasing begins. */
@JsonClassDescription("Takes the request back, at any time before erasing begins.")
public record CancelErasure(
        @TargetAggregateIdentifier ErasureId erasureId,
        @NotNull ErasureCancellationReason reason) implements ErasureCommand {

    ErasureCancelled cancelled(CaseId caseId) {
        return new ErasureCancelled(erasureId, caseId, reason);
    }
}
