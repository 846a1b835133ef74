package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.GoalAbandonReason;
import org.pulang.vocabulary.GoalId;
import org.pulang.vocabulary.PartialDate;

/** A goal is no longer pursued. */
public record GoalAbandoned(
        CaseId caseId,
        GoalId goalId,
        GoalAbandonReason reason,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements CarePlanEvent {}
