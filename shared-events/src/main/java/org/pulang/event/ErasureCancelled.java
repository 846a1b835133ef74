package org.pulang.event;

import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureCancellationReason;
import org.pulang.vocabulary.ErasureId;

/** The request was taken back; nothing was erased. */
public record ErasureCancelled(ErasureId erasureId, CaseId caseId, ErasureCancellationReason reason)
        implements ErasureEvent {}
