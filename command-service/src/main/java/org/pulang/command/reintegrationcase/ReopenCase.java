package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseReopened;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ReopeningReason;

/** A closed case goes on in the same history. */
@JsonClassDescription("Reopens a closed case, with the reason.")
public record ReopenCase(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull ReopeningReason reason,
        @NotNull Sensitive<@NotBlank @Size(max = 4000) String> detail,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements ClosureCommand {

    CaseReopened reopened() {
        return new CaseReopened(caseId, reason, detail, occurredAt);
    }
}
