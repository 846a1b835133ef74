package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ClosureReturned;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/** A second person does not close the case and says what is missing. */
@JsonClassDescription("Returns a requested closure with the reason; the case goes on.")
public record ReturnClosure(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull Sensitive<@NotBlank @Size(max = 4000) String> reason,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements ClosureCommand {

    ClosureReturned returned() {
        return new ClosureReturned(caseId, reason, occurredAt);
    }
}
