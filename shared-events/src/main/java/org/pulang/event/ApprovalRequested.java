package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/**
 * Somebody asked for the care plan to be approved by a second person. It is worked with meanwhile.
 *
 * @param planVersion 1 is the plan as agreed, each revision one more
 * @param note what the second person has to know
 */
public record ApprovalRequested(
        CaseId caseId,
        int planVersion,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements CarePlanEvent {}
