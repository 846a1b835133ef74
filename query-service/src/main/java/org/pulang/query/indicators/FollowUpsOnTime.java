package org.pulang.query.indicators;

import org.jspecify.annotations.Nullable;

/**
 * Whether people were looked after when they should.
 *
 * @param due {@code onTime + late + missed}
 * @param onTime held on its day or before
 * @param late held after
 * @param missed not held, and the day is over
 * @param share {@code onTime / due}; absent if none was due
 * @param cases in how many cases some were due
 * @param casesOnTime in how many of these some were on time
 * @param casesLate in how many of these some were late
 * @param casesMissed in how many of these some were missed
 */
record FollowUpsOnTime(
        long due,
        long onTime,
        long late,
        long missed,
        @Nullable Double share,
        long cases,
        long casesOnTime,
        long casesLate,
        long casesMissed) {

    static FollowUpsOnTime of(
            long onTime, long late, long missed, long cases, long casesOnTime, long casesLate, long casesMissed) {
        long due = onTime + late + missed;
        return new FollowUpsOnTime(
                due,
                onTime,
                late,
                missed,
                due == 0 ? null : (double) onTime / due,
                cases,
                casesOnTime,
                casesLate,
                casesMissed);
    }
}
