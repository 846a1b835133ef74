package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AttachmentId;
import org.pulang.vocabulary.AttachmentWithdrawalReason;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/** A document should not have been attached: its content is deleted, that it was there is not. */
public record AttachmentWithdrawn(
        CaseId caseId,
        AttachmentId attachmentId,
        AttachmentWithdrawalReason reason,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements StewardshipEvent {}
