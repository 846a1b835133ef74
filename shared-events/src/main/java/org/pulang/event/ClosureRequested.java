package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ClosureOutcome;
import org.pulang.vocabulary.ClosureReason;
import org.pulang.vocabulary.PartialDate;

/**
 * Somebody asked for the case to be closed; it stays open until a second person approves. A later request
 * replaces an unanswered one.
 */
public record ClosureRequested(
        CaseId caseId,
        ClosureReason reason,
        ClosureOutcome outcome,
        @Classified(FieldClass.Narrative) Sensitive<String> summary,
        @Nullable PartialDate occurredAt)
        implements ClosureEvent {}
