package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.TransferId;
import org.pulang.vocabulary.TransferWithdrawalReason;

/** The offer was taken back before it was answered. */
public record CaseTransferWithdrawn(
        CaseId caseId,
        TransferId transferId,
        TransferWithdrawalReason reason,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements StewardshipEvent {}
