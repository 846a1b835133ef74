package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.DocumentAttached;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AttachmentId;
import org.pulang.vocabulary.AttachmentKind;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DocumentFormat;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Sha256;

/** A document whose content was sent before is named, and so belongs to the case. */
@JsonClassDescription(
        "Attaches a document. Its content is sent before, with PUT"
                + " /api/cases/{caseId}/attachments/{attachmentId}?kind=…; what was sent and is not attached within 24 hours is deleted.")
public record AttachDocument(
        @TargetAggregateIdentifier CaseId caseId,

        @JsonPropertyDescription("Under which the content was sent.") @NotNull
        AttachmentId attachmentId,

        @NotNull AttachmentKind kind,
        @NotNull Sensitive<@NotBlank @Size(max = 200) String> title,
        @NotNull DocumentFormat format,
        @JsonPropertyDescription("In bytes.") @NotNull Long size,

        @JsonPropertyDescription("SHA-256 of the content as the sender has it, 64 hexadecimal digits in lower case.")
        @NotNull
        Sensitive<@NotNull Sha256> sha256,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements StewardshipCommand {

    DocumentAttached attached(Sha256 sealedSha256) {
        return new DocumentAttached(caseId, attachmentId, kind, title, format, size, sha256, sealedSha256, occurredAt);
    }
}
