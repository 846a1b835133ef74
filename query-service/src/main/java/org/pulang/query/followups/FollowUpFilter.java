package org.pulang.query.followups;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.StaffId;

/**
 * Which follow-ups are asked for; absent means all.
 *
 * @param overdue the day is over and somebody has to act: still planned, or missed and not held, moved, cancelled nor followed by
 *     a contact, and the case is open
 * @param by who is to hold it, or held it
 */
record FollowUpFilter(
        @Nullable UUID caseId,
        @Nullable FollowUpState state,
        @Nullable Boolean overdue,
        @Nullable StaffId by) {}
