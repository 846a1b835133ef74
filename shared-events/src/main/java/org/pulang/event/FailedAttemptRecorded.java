package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FailedAttemptReason;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.FollowUpMode;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.StaffId;

/**
 * Somebody tried to reach the person and did not; this is no contact.
 *
 * @param followUpId absent for an attempt beyond the schedule
 * @param by who tried
 */
public record FailedAttemptRecorded(
        CaseId caseId,
        @Nullable FollowUpId followUpId,
        FollowUpMode mode,
        StaffId by,
        FailedAttemptReason reason,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements FollowUpsEvent {}
