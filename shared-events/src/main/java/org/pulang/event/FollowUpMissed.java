package org.pulang.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.PartialDate;

/**
 * The day of a follow-up ended without contact; recorded by the clock, once.
 *
 * @param inARow how many follow-ups have been missed since the last contact, this one included
 */
public record FollowUpMissed(
        CaseId caseId,
        FollowUpId followUpId,
        LocalDate dueOn,
        int inARow,
        @Nullable PartialDate occurredAt) implements FollowUpsEvent {}
