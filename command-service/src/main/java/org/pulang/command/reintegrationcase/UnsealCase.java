package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.PastOrPresent;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseUnsealed;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/** The danger that the case was hidden for is over. */
@JsonClassDescription("Shows the case again to those who see others like it. For the two supervisors the seal names.")
public record UnsealCase(
        @TargetAggregateIdentifier CaseId caseId,
        @Nullable @PastOrPresent PartialDate occurredAt) implements StewardshipCommand {

    CaseUnsealed unsealed() {
        return new CaseUnsealed(caseId, occurredAt);
    }
}
