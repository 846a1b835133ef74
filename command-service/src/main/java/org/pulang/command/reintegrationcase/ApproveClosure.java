package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.PastOrPresent;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseClosed;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/** A second person closes the case as requested. */
@JsonClassDescription("Closes the case as requested; by a supervisor who neither asked for it nor owns the case.")
public record ApproveClosure(
        @TargetAggregateIdentifier CaseId caseId,
        @Nullable @PastOrPresent PartialDate occurredAt) implements ClosureCommand {

    CaseClosed closed(ClosureRequest request) {
        return new CaseClosed(caseId, request.reason(), request.outcome(), request.requestedBy(), occurredAt);
    }
}
