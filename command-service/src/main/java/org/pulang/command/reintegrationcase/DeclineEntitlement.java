package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.EntitlementApplicationWithdrawn;
import org.pulang.event.EntitlementDeclined;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.ApplicationWithdrawalReason;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.PartialDate;

/** The person does not want what the law gives them; always theirs to decide. */
@JsonClassDescription(
        "Records that the person declined what the law gives them; no reason is asked for, and it bars nothing later. An"
                + " application that still waits for its answer is withdrawn with it.")
public record DeclineEntitlement(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull EntitlementCode entitlement,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> reason,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements EntitlementsCommand {

    EntitlementDeclined declined() {
        return new EntitlementDeclined(caseId, entitlement, reason, occurredAt);
    }

    EntitlementApplicationWithdrawn withdrawn(ApplicationId pending) {
        return new EntitlementApplicationWithdrawn(
                caseId, pending, entitlement, ApplicationWithdrawalReason.DeclinedByPerson, null, occurredAt);
    }
}
