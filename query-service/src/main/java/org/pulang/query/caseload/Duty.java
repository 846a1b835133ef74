package org.pulang.query.caseload;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.StaffId;

/**
 * What somebody has to do for a case.
 *
 * @param reference the follow-up, referral or application, else the case
 * @param daysLeft 0 is today, negative overdue; absent where no day is set
 * @param by who is to do it, or should have done it; absent: the owner of the case, for approvals a supervisor
 */
record Duty(
        DutyKind kind,
        UUID reference,
        @Nullable LocalDate dueOn,
        @Nullable Long daysLeft,
        @Nullable StaffId by,
        Instant since) {

    static Duty of(
            DutyKind kind,
            UUID reference,
            @Nullable LocalDate dueOn,
            @Nullable StaffId by,
            Instant since,
            LocalDate today) {
        return new Duty(
                kind, reference, dueOn, dueOn == null ? null : ChronoUnit.DAYS.between(today, dueOn), by, since);
    }
}
