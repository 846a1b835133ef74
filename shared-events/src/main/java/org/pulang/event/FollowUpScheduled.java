package org.pulang.event;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.FollowUpMode;
import org.pulang.vocabulary.FollowUpPurpose;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.StaffId;

/**
 * Somebody is to look after the person on a certain day. The day may already be over (work entered late); then the follow-up
 * is missed at once.
 *
 * @param dueOn the last day on which it is in time, counted in the case's zone
 * @param zone the case's zone: the day ends at midnight there
 * @param by who is to do it
 */
public record FollowUpScheduled(
        CaseId caseId,
        FollowUpId followUpId,
        LocalDate dueOn,
        ZoneId zone,
        FollowUpPurpose purpose,
        FollowUpMode mode,
        StaffId by,
        @Nullable PartialDate occurredAt)
        implements FollowUpsEvent {}
