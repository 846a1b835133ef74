package org.pulang.query.caseload;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.StaffId;

/**
 * What somebody has to do for a case.
 *
 * @param reference the follow-up, referral or application, else the case
 * @param dueUntil the moment it ends: that of the law or rule, else midnight after the day
 * @param daysLeft 0 is today; absent where no day is set
 * @param overdue whether that moment has come
 * @param by who is to do it, or should have done it; absent: the owner of the case, for approvals a supervisor
 */
record Duty(
        DutyKind kind,
        UUID reference,
        @Nullable LocalDate dueOn,
        @Nullable Instant dueUntil,
        @Nullable Long daysLeft,
        boolean overdue,
        @Nullable StaffId by,
        Instant since) {

    static Duty of(
            DutyKind kind,
            UUID reference,
            @Nullable LocalDate dueOn,
            @Nullable Instant dueUntil,
            @Nullable StaffId by,
            Instant since,
            ZonedDateTime now) {
        return new Duty(
                kind,
                reference,
                dueOn,
                dueUntil,
                dueOn == null ? null : ChronoUnit.DAYS.between(now.toLocalDate(), dueOn),
                dueUntil != null && !now.toInstant().isBefore(dueUntil),
                by,
                since);
    }

    /** Whether it ends within its day, and not with it. */
    boolean endsAtAnHour(ZoneId zone) {
        return dueOn != null
                && dueUntil != null
                && dueUntil.isBefore(dueOn.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
