package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ClosureRequested;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ClosureOutcome;
import org.pulang.vocabulary.ClosureReason;
import org.pulang.vocabulary.PartialDate;

/** Asks for the case to be closed; a second person decides. Replaces an unanswered request. */
@JsonClassDescription(
        "Asks a second person to close the case. Having returned home is no reason; a closure assessment comes first"
                + " wherever the person can be asked.")
public record RequestClosure(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull ClosureReason reason,
        @NotNull ClosureOutcome outcome,
        @NotNull Sensitive<@NotBlank @Size(max = 4000) String> summary,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements ClosureCommand {

    ClosureRequested requested() {
        return new ClosureRequested(caseId, reason, outcome, summary, occurredAt);
    }
}
