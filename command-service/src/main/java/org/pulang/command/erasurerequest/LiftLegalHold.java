package org.pulang.command.erasurerequest;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.LegalHoldLifted;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.HoldGround;

/** A ground for keeping the details is gone; an approved erasure goes on when its time has come. */
@JsonClassDescription("Records that a ground for keeping the details is gone.")
public record LiftLegalHold(
        @TargetAggregateIdentifier ErasureId erasureId,
        @NotNull HoldGround ground) implements ErasureCommand {

    LegalHoldLifted lifted(CaseId caseId, @Nullable Instant beginsAt) {
        return new LegalHoldLifted(erasureId, caseId, ground, beginsAt);
    }
}
