package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/**
 * A second person, the actor, did not approve this version of the care plan and said what is to change. Only a revision, which the
 * person signs too, changes it.
 *
 * @param planVersion 1 is the plan as agreed, each revision one more
 */
public record ReturnedForChange(
        CaseId caseId,
        int planVersion,
        @Classified(FieldClass.Narrative) Sensitive<String> change,
        @Nullable PartialDate occurredAt)
        implements CarePlanEvent {}
