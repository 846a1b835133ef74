package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.GoalId;
import org.pulang.vocabulary.PartialDate;

/** The person reached a goal. */
public record GoalAchieved(
        CaseId caseId,
        GoalId goalId,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements CarePlanEvent {}
