package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.EntitlementApplicationWithdrawn;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.ApplicationWithdrawalReason;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.PartialDate;

/** Nobody waits for the answer to an application any more. */
@JsonClassDescription(
        "Withdraws an application that still waits for its answer; its clock stops, and it can be applied for again.")
public record WithdrawEntitlementApplication(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull ApplicationId applicationId,
        @NotNull ApplicationWithdrawalReason reason,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements EntitlementsCommand {

    EntitlementApplicationWithdrawn withdrawn(EntitlementCode entitlement) {
        return new EntitlementApplicationWithdrawn(caseId, applicationId, entitlement, reason, note, occurredAt);
    }
}
