package org.pulang.vocabulary;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a person stands in one dimension.
 *
 * @param mean of the answered items, on the instrument's scale, two decimals; absent where none was answered
 */
public record DimensionScore(
        DimensionCode dimension, @Nullable BigDecimal mean) {}
