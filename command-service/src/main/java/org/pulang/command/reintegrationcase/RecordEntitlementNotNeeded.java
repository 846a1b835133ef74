package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.EntitlementApplicationWithdrawn;
import org.pulang.event.EntitlementNotNeeded;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.ApplicationWithdrawalReason;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.PartialDate;

/** The person does not need what the law gives them, for now. */
@JsonClassDescription(
        "Records that the person does not need what the law gives them; it bars nothing later. An application that still"
                + " waits for its answer is withdrawn with it.")
public record RecordEntitlementNotNeeded(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull EntitlementCode entitlement,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements EntitlementsCommand {

    EntitlementNotNeeded notNeeded() {
        return new EntitlementNotNeeded(caseId, entitlement, note, occurredAt);
    }

    EntitlementApplicationWithdrawn withdrawn(ApplicationId pending) {
        return new EntitlementApplicationWithdrawn(
                caseId, pending, entitlement, ApplicationWithdrawalReason.NoLongerNeeded, null, occurredAt);
    }
}
