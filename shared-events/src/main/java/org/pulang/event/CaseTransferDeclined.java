package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.TransferDeclineReason;
import org.pulang.vocabulary.TransferId;

/** The other organisation does not take the case over; it stays where it is. */
public record CaseTransferDeclined(
        CaseId caseId,
        TransferId transferId,
        TransferDeclineReason reason,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements StewardshipEvent {}
