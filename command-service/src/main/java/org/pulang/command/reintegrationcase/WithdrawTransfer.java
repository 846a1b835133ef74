package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseTransferWithdrawn;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.TransferId;
import org.pulang.vocabulary.TransferWithdrawalReason;

/** Who offered the case keeps it after all. */
@JsonClassDescription("Takes back the offer of the case, before it is answered.")
public record WithdrawTransfer(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull TransferId transferId,
        @NotNull TransferWithdrawalReason reason,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements StewardshipCommand {

    CaseTransferWithdrawn withdrawn() {
        return new CaseTransferWithdrawn(caseId, transferId, reason, note, occurredAt);
    }
}
