package org.pulang.query.indicators;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is counted: the facts as they are known now, or as they were known at the end of a day.
 *
 * @param today up to which time has passed, in western time
 * @param asOf whether only what was recorded by the end of that day counts
 */
record Basis(LocalDate today, boolean asOf) {

    /** Nothing was known before. */
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private static final String COLUMNS = String.join(", ", Facts.columns());

    /** Of a question that tells the day, and of one that does not. */
    static Basis of(@Nullable LocalDate asOf, LocalDate today) {
        return asOf == null || !asOf.isBefore(today)
                ? new Basis(today, false)
                : new Basis(asOf.isBefore(FIRST) ? FIRST : asOf, true);
    }

    /** The facts of each case, as table {@code c}. */
    String facts() {
        return asOf ? """
                (SELECT %1$s FROM readmodel.indicators_case WHERE known_from <= %2$s
                 UNION ALL
                 SELECT %1$s FROM readmodel.indicators_past WHERE known_until > %2$s AND known_from <= %2$s) c""".formatted(COLUMNS, day()) : "readmodel.indicators_case c";
    }

    /** SQL in which {@code :today} is that day. */
    String sql(String template) {
        return template.replace(":today", day());
    }

    private String day() {
        return "DATE '%s'".formatted(today);
    }
}
