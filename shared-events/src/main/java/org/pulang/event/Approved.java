package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/**
 * A second person, the actor, approved this version of the care plan. The next one is not approved by that.
 *
 * @param planVersion 1 is the plan as agreed, each revision one more
 */
public record Approved(
        CaseId caseId, int planVersion, @Nullable PartialDate occurredAt) implements CarePlanEvent {}
