package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseTransferDeclined;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.TransferDeclineReason;
import org.pulang.vocabulary.TransferId;

/** The organisation that was asked does not take the case over. */
@JsonClassDescription("Declines to take the case over, and why; it stays where it is.")
public record DeclineTransfer(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull TransferId transferId,
        @NotNull TransferDeclineReason reason,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements StewardshipCommand {

    CaseTransferDeclined declined() {
        return new CaseTransferDeclined(caseId, transferId, reason, note, occurredAt);
    }
}
