package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ProceedingEnded;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProceedingId;
import org.pulang.vocabulary.ProceedingOutcome;

/** A proceeding is over. */
@JsonClassDescription("Records how a proceeding ended. A claim for restitution made in it goes on.")
public record EndProceeding(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull ProceedingId proceedingId,
        @NotNull ProceedingOutcome outcome,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements JusticeCommand {

    ProceedingEnded ended() {
        return new ProceedingEnded(caseId, proceedingId, outcome, note, occurredAt);
    }
}
