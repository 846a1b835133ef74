package org.pulang.query.indicators;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator comes to.
 *
 * @param share numerator ÷ denominator; absent where the denominator is 0
 * @param median half of the values are so great or less; absent where there is none
 * @param mean sum of the values ÷ their number; absent where there is none
 * @param values of how many
 * @param people how many cases of casework are behind the denominator: neither published nor simulated ones
 * @param reached and how many of these behind the numerator
 * @param valued how many cases of casework the values are of
 */
record Measured(
        BigDecimal numerator,
        BigDecimal denominator,
        @Nullable Double share,
        @Nullable BigDecimal median,
        @Nullable Double mean,
        long values,
        long people,
        long reached,
        long valued) {

    static final Measured NOTHING = of(BigDecimal.ZERO, BigDecimal.ZERO, null, BigDecimal.ZERO, 0, 0, 0, 0);

    /** @param sum of the values */
    static Measured of(
            BigDecimal numerator,
            BigDecimal denominator,
            @Nullable BigDecimal median,
            BigDecimal sum,
            long values,
            long people,
            long reached,
            long valued) {
        return new Measured(
                numerator,
                denominator,
                quotient(numerator, denominator),
                median,
                quotient(sum, BigDecimal.valueOf(values)),
                values,
                people,
                reached,
                valued);
    }

    private static @Nullable Double quotient(BigDecimal some, BigDecimal all) {
        return all.signum() == 0
                ? null
                : some.divide(all, MathContext.DECIMAL64).doubleValue();
    }
}
