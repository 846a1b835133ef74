package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.RestrictionLifted;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RestrictionLiftReason;

/** Work on the case may go on. */
@JsonClassDescription("Lets work on a restricted case go on; for a supervisor.")
public record LiftRestriction(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull RestrictionLiftReason reason,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements ConsentCommand {

    RestrictionLifted lifted() {
        return new RestrictionLifted(caseId, reason, occurredAt);
    }
}
