package org.pulang.command.attachment;

import java.util.Optional;
import org.pulang.vocabulary.AttachmentId;
import org.pulang.vocabulary.AttachmentKind;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DocumentFormat;
import org.pulang.vocabulary.Sha256;

/** What content was received, for the case that is to name it. */
public interface AttachedContent {

    /**
     * Empty where there is none, or it was taken back.
     *
     * @throws org.pulang.command.refusal.CommandRefused {@code DETAILS_ERASED} if its key was destroyed
     * @throws org.pulang.personal.KeysUnavailable if it cannot be told for the moment
     */
    Optional<Content> of(CaseId caseId, AttachmentId attachmentId);

    /**
     * @param size in bytes
     * @param sha256 of the content as it was sent
     * @param sealedSha256 of the content as it lies here
     */
    record Content(AttachmentKind kind, DocumentFormat format, long size, Sha256 sha256, Sha256 sealedSha256) {}
}
