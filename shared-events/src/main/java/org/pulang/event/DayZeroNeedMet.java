package org.pulang.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DayZeroNeed;
import org.pulang.vocabulary.PartialDate;

/**
 * The person got what they needed at once, in time or late.
 *
 * @param dueBy when it was due
 */
public record DayZeroNeedMet(
        CaseId caseId,
        DayZeroNeed need,
        Instant dueBy,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements SafetyEvent {}
