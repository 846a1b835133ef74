package org.pulang.command.erasurerequest;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotNull;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.event.LegalHoldPlaced;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.HoldGround;

/** The details must be kept as long as this ground stands (Law 27/2022, Art. 44). */
@JsonClassDescription(
        "Keeps the details as long as a proceeding or a restitution claim needs them (Law 27/2022, Art. 44).")
public record PlaceLegalHold(
        @TargetAggregateIdentifier ErasureId erasureId,
        @NotNull HoldGround ground) implements ErasureCommand {

    LegalHoldPlaced placed(CaseId caseId) {
        return new LegalHoldPlaced(erasureId, caseId, ground);
    }
}
