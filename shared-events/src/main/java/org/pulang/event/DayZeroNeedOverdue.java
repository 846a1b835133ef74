package org.pulang.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DayZeroNeed;
import org.pulang.vocabulary.PartialDate;

/**
 * The time of a need ended before it was met; recorded by the clock, once. It can still be met.
 *
 * @param dueBy when it ended
 */
public record DayZeroNeedOverdue(
        CaseId caseId,
        DayZeroNeed need,
        Instant dueBy,
        @Nullable PartialDate occurredAt) implements SafetyEvent {}
