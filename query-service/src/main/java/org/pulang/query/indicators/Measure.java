package org.pulang.query.indicators;

import org.jspecify.annotations.Nullable;

/**
 * How one indicator is counted over the facts of cases {@code c}: numerator ÷ denominator, and the median of a value. Its words stand in
 * {@code query-messages} under {@code indicator.<id>}.
 *
 * @param numerator SQL aggregate
 * @param denominator SQL aggregate
 * @param value SQL of the value whose median is told, null where it is not known
 * @param unit of that value
 * @param counted SQL condition: the case is behind the denominator
 * @param reached SQL condition: and behind the numerator
 * @param each a list among the facts, where its entries {@code e} are counted instead of cases
 * @param groups by what it is always broken down, unless something else is asked for
 */
record Measure(
        String id,
        String numerator,
        String denominator,
        @Nullable String value,
        @Nullable Unit unit,
        String counted,
        String reached,
        @Nullable String each,
        @Nullable Groups groups) {

    enum Unit {
        Days,
        /** Of 30 days. */
        Months,
        /** Of a composite from 0 to 100. */
        Points
    }

    /**
     * Groups of its own.
     *
     * @param sql the code of the group
     * @param codes what codes there are
     */
    record Groups(String sql, Class<? extends Enum<?>> codes) {}

    /** Cases of a kind among others. */
    static Measure share(String id, String reached, String counted) {
        return new Measure(
                id,
                "count(*) FILTER (WHERE (%s) AND (%s))".formatted(counted, reached),
                "count(*) FILTER (WHERE %s)".formatted(counted),
                null,
                null,
                counted,
                reached,
                null,
                null);
    }

    /** Sums over cases. */
    static Measure ratio(String id, String some, String all, String counted) {
        return new Measure(
                id,
                "coalesce(sum(%s) FILTER (WHERE %s), 0)".formatted(some, counted),
                "coalesce(sum(%s) FILTER (WHERE %s), 0)".formatted(all, counted),
                null,
                null,
                "(%s) AND %s > 0".formatted(counted, all),
                some + " > 0",
                null,
                null);
    }

    /** With the median, over the cases of the numerator, of the days from first contact, where that is known to the day. */
    Measure after(String day) {
        return valued(
                "CASE WHEN c.first_contact_exact AND (%s) AND (%s) THEN greatest(0, %s - c.first_contact_on) END"
                        .formatted(counted, reached, day),
                Unit.Days);
    }

    Measure valued(String sql, Unit of) {
        return new Measure(id, numerator, denominator, sql, of, counted, reached, each, groups);
    }

    Measure each(String list) {
        return new Measure(id, numerator, denominator, value, unit, counted, reached, list, groups);
    }

    Measure by(String sql, Class<? extends Enum<?>> codes) {
        return new Measure(id, numerator, denominator, value, unit, counted, reached, each, new Groups(sql, codes));
    }

    /** The entries of a list among the facts. */
    static String entries(String list, String as) {
        return " CROSS JOIN LATERAL unnest(string_to_array(nullif(btrim(%s, ','), ''), ',')) AS %s".formatted(list, as);
    }

    String from() {
        return each == null ? "" : entries(each, "e");
    }
}
