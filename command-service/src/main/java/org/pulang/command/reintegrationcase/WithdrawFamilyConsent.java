package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.FamilyConsentWithdrawn;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.PartialDate;

/** Somebody of the family takes their consent back. */
@JsonClassDescription("Takes back the consent of somebody of the family. No reason is needed, and what was done before "
        + "stays as it is.")
public record WithdrawFamilyConsent(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull ConsentId consentId,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements FamilyCommand {

    FamilyConsentWithdrawn withdrawn() {
        return new FamilyConsentWithdrawn(caseId, consentId, occurredAt);
    }
}
