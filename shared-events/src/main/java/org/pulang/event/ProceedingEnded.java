package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProceedingId;
import org.pulang.vocabulary.ProceedingOutcome;

/** A proceeding is over; what was ordered in it may still be awaited. */
public record ProceedingEnded(
        CaseId caseId,
        ProceedingId proceedingId,
        ProceedingOutcome outcome,
        @Classified(FieldClass.Legal) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements JusticeEvent {}
