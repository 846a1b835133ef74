package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AttachmentId;
import org.pulang.vocabulary.AttachmentKind;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DocumentFormat;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Sha256;

/**
 * A document was attached to the case. Its content lies outside the events, sealed, and can be erased.
 *
 * @param size of the content, in bytes
 * @param sha256 of the content as it was sent
 * @param sealedSha256 of the content as it lies there, sealed: whoever changes it is found out, without any key
 */
public record DocumentAttached(
        CaseId caseId,
        AttachmentId attachmentId,
        AttachmentKind kind,
        @Classified(FieldClass.Narrative) Sensitive<String> title,
        DocumentFormat format,
        long size,
        @Classified(FieldClass.Narrative) Sensitive<Sha256> sha256,
        Sha256 sealedSha256,
        @Nullable PartialDate occurredAt)
        implements StewardshipEvent {}
