package org.pulang.query.indicators;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator comes to.
 *
 * @param share numerator ÷ denominator; absent where the denominator is 0
 * @param median half of the values are so great or less; absent where there is none
 * @param values of how many
 */
record Measured(
        BigDecimal numerator,
        BigDecimal denominator,
        @Nullable Double share,
        @Nullable BigDecimal median,
        long values) {

    static Measured of(BigDecimal numerator, BigDecimal denominator, @Nullable BigDecimal median, long values) {
        return new Measured(
                numerator,
                denominator,
                denominator.signum() == 0
                        ? null
                        : numerator.divide(denominator, MathContext.DECIMAL64).doubleValue(),
                median,
                values);
    }
}
