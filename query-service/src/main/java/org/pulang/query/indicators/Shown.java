package org.pulang.query.indicators;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What an indicator comes to, as it is told to somebody; see {@link Measured}. What the floor hides is absent or {@link Count#FEW}. */
record Shown(
        Count numerator,
        Count denominator,
        @Nullable Double share,
        @Nullable BigDecimal median,
        @Nullable Double mean,
        Count values) {

    static final Shown NOTHING = new Shown(Count.HIDDEN, Count.HIDDEN, null, null, null, Count.HIDDEN);

    /**
     * As it is, but for what is hidden.
     *
     * @param all everything
     * @param part all but the denominator
     * @param ofValues what is told of the values
     * @param howMany values there are, and what tells it
     */
    static Shown of(Measured measured, boolean all, boolean part, boolean ofValues, boolean howMany) {
        return new Shown(
                part ? Count.HIDDEN : new Count(measured.numerator()),
                all ? Count.HIDDEN : new Count(measured.denominator()),
                part ? null : measured.share(),
                ofValues ? null : measured.median(),
                howMany ? null : measured.mean(),
                Count.of(measured.values(), howMany));
    }

    /** Whether numerator and denominator are both told. */
    boolean whole() {
        return !numerator.hidden() && !denominator.hidden();
    }
}
