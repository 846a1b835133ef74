package org.pulang.event;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.FollowUpReschedulingReason;
import org.pulang.vocabulary.PartialDate;

/**
 * A follow-up that was not held yet, be it missed, was moved to another day.
 *
 * @param from the day it was due before
 * @param dueOn the new day, counted in {@code zone}
 */
public record FollowUpRescheduled(
        CaseId caseId,
        FollowUpId followUpId,
        LocalDate from,
        LocalDate dueOn,
        ZoneId zone,
        FollowUpReschedulingReason reason,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements FollowUpsEvent {}
