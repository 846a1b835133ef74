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
 */
record FollowUpsOnTime(
        long due,
        long onTime,
        long late,
        long missed,
        @Nullable Double share) {

    static FollowUpsOnTime of(long onTime, long late, long missed) {
        long due = onTime + late + missed;
        return new FollowUpsOnTime(due, onTime, late, missed, due == 0 ? null : (double) onTime / due);
    }
}
