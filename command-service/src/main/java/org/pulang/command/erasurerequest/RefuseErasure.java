package org.pulang.command.erasurerequest;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotNull;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.event.ErasureRefused;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.ErasureRefusalGround;

/** The request is not granted. */
@JsonClassDescription("Does not grant the request; the ground is told to the person.")
public record RefuseErasure(
        @TargetAggregateIdentifier ErasureId erasureId,
        @NotNull ErasureRefusalGround ground) implements ErasureCommand {

    ErasureRefused refused(CaseId caseId) {
        return new ErasureRefused(erasureId, caseId, ground);
    }
}
