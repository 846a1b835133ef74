package org.pulang.query.indicators;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is counted: the facts as they are known now, or as they were known at the end of a day.
 *
 * @param today up to which time has passed, in western time
 * @param asOf whether only what was recorded by the end of that day counts
 */
record Basis(LocalDate today, boolean asOf) {

    /** Of figures that no day enters. */
    static final Basis NOW = new Basis(LocalDate.EPOCH, false);

    /** Nothing was known before. */
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private static final int QUARTERS = 8;
    private static final int MONTHS_IN_QUARTER = 3;

    /** The ends of the last quarters that are over, the first of them first. */
    List<Basis> quarters() {
        var begun = today.withDayOfMonth(1)
                .withMonth(today.getMonth().firstMonthOfQuarter().getValue());
        return IntStream.range(0, QUARTERS)
                .mapToObj(n -> new Basis(
                        begun.minusMonths((long) MONTHS_IN_QUARTER * (QUARTERS - 1 - n))
                                .minusDays(1),
                        true))
                .toList();
    }

    /** Of a question that tells the day, and of one that does not. */
    static Basis of(@Nullable LocalDate asOf, LocalDate today) {
        return asOf == null || !asOf.isBefore(today)
                ? new Basis(today, false)
                : new Basis(asOf.isBefore(FIRST) ? FIRST : asOf, true);
    }
}
