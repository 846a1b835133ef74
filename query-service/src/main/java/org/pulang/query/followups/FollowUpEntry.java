package org.pulang.query.followups;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pulang.query.page.Cursor;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.FollowUpMode;
import org.pulang.vocabulary.FollowUpPurpose;
import org.pulang.vocabulary.PersonReached;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.StaffId;

/**
 * A follow-up in the list.
 *
 * @param dueOn absent for a contact beyond the schedule, as is the purpose
 * @param zone in which its day is counted
 * @param by who is to hold it, or held it
 * @param overdue its day is over and nobody has answered for it
 * @param attempts failed ones
 * @param missedAt when its day ended without contact; stays when it is held late
 * @param recordedOn day of the contact
 */
record FollowUpEntry(
        CaseId caseId,
        CaseNumber caseNumber,
        Provenance provenance,
        FollowUpId followUpId,
        @Nullable LocalDate dueOn,
        String zone,
        FollowUpMode mode,
        @Nullable FollowUpPurpose purpose,
        StaffId by,
        FollowUpState state,
        boolean overdue,
        int attempts,
        @Nullable Instant missedAt,
        @Nullable LocalDate recordedOn,
        @Nullable PersonReached reached,
        @JsonIgnore Cursor cursor) {}
