package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.FlagResolved;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FlagId;
import org.pulang.vocabulary.PartialDate;

/** What had to be known first matters no more. */
@JsonClassDescription("Takes a flag from the head of the case; also of a closed one, where it would warn for ever.")
public record ResolveFlag(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull FlagId flagId,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements StewardshipCommand {

    FlagResolved resolved() {
        return new FlagResolved(caseId, flagId, note, occurredAt);
    }
}
