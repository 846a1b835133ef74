package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ConsentWithdrawn;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.PartialDate;

/** A consent is taken back; a child may do so alone. */
@JsonClassDescription("Takes a consent back. No reason is needed, and what was done before stays as it is.")
public record WithdrawConsent(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull ConsentId consentId,
        @NotNull ConsentGiver withdrawnBy,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> reason,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements ConsentCommand {

    ConsentWithdrawn withdrawn() {
        return new ConsentWithdrawn(caseId, consentId, withdrawnBy, reason, occurredAt);
    }
}
