package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.AttachmentWithdrawn;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AttachmentId;
import org.pulang.vocabulary.AttachmentWithdrawalReason;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/** A document should not be here. */
@JsonClassDescription(
        "Takes a document from the case again: its content is deleted for good, that it was attached stays"
                + " in the history. Also of a closed case.")
public record WithdrawAttachment(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull AttachmentId attachmentId,
        @NotNull AttachmentWithdrawalReason reason,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements StewardshipCommand {

    AttachmentWithdrawn withdrawn() {
        return new AttachmentWithdrawn(caseId, attachmentId, reason, note, occurredAt);
    }
}
