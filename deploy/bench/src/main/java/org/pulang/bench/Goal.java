package org.pulang.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a measure is to reach.
 *
 * @param bound compared with ours ÷ baseline, baseline ÷ ours, or ours alone
 */
record Goal(Kind kind, double bound) {

    enum Kind {
        RATIO_AT_LEAST("≥ %s ×"),
        RATIO_AT_MOST("≤ %s ×"),
        TIMES_LOWER("≥ %s × lower"),
        AT_MOST("≤ %s");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    static Goal atLeast(double ratio) {
        return new Goal(Kind.RATIO_AT_LEAST, ratio);
    }

    static Goal atMost(double ratio) {
        return new Goal(Kind.RATIO_AT_MOST, ratio);
    }

    static Goal timesLower(double times) {
        return new Goal(Kind.TIMES_LOWER, times);
    }

    /** Ours, by itself. */
    static Goal limit(double value) {
        return new Goal(Kind.AT_MOST, value);
    }

    boolean met(double ours, @Nullable Double baseline) {
        return switch (kind) {
            case RATIO_AT_LEAST -> baseline != null && ours / baseline >= bound;
            case RATIO_AT_MOST -> baseline != null && ours / baseline <= bound;
            case TIMES_LOWER -> baseline != null && baseline / ours >= bound;
            case AT_MOST -> ours <= bound;
        };
    }

    @Override
    public String toString() {
        return kind.text.formatted(
                bound == Math.rint(bound) ? String.valueOf((long) bound) : String.format(Locale.ROOT, "%.2f", bound));
    }
}
