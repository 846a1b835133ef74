package org.pulang.instrument;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pulang.instrument.InstrumentDefinition.Text;
import org.pulang.vocabulary.DimensionCode;
import org.pulang.vocabulary.DimensionScore;
import org.pulang.vocabulary.ItemCode;
import org.pulang.vocabulary.Score;

/**
 * How answers become a score. A dimension is the mean of its answered items; the composite is the mean of all dimensions,
 * stretched from the scale to 0–100. It is absent where too few items were answered, or a dimension has none: scores that
 * leave out different things must not be compared. Numbers are rounded once, at the end, half up.
 *
 * @param lowest end of the scale
 * @param highest end of the scale
 * @param minimumShare of the items that must be answered before there is a composite, 0–1
 */
public record Scoring(int lowest, int highest, BigDecimal minimumShare, List<Dimension> dimensions) {

    private static final MathContext EXACT = MathContext.DECIMAL64;

    /** Items that are scored together, all with the same weight. */
    public record Dimension(DimensionCode code, Text title, List<ItemCode> items) {

        private @Nullable BigDecimal mean(Map<ItemCode, Integer> values) {
            var answered =
                    items.stream().map(values::get).filter(Objects::nonNull).toList();
            return answered.isEmpty()
                    ? null
                    : Scoring.mean(answered.stream().map(BigDecimal::valueOf).toList());
        }
    }

    /** The score of the answered items, out of so many asked. */
    Score score(Map<ItemCode, Integer> values, int asked) {
        var share = share(values, asked);
        var means = dimensions.stream()
                .map(dimension -> dimension.mean(values))
                .filter(Objects::nonNull)
                .toList();
        var comparable = suffices(values, asked) && means.size() == dimensions.size();
        return new Score(
                rounded(share, 2),
                comparable ? rounded(stretched(mean(means)), 1) : null,
                dimensions.stream()
                        .map(dimension -> new DimensionScore(dimension.code(), roundedMean(dimension, values)))
                        .toList());
    }

    /** Whether enough was answered to say anything about the whole. */
    boolean suffices(Map<ItemCode, Integer> values, int asked) {
        return share(values, asked).compareTo(minimumShare) >= 0;
    }

    private static BigDecimal share(Map<ItemCode, Integer> values, int asked) {
        return BigDecimal.valueOf(values.size()).divide(BigDecimal.valueOf(asked), EXACT);
    }

    private BigDecimal stretched(BigDecimal mean) {
        return mean.subtract(BigDecimal.valueOf(lowest))
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(highest - lowest), EXACT);
    }

    private static @Nullable BigDecimal roundedMean(Dimension dimension, Map<ItemCode, Integer> values) {
        var mean = dimension.mean(values);
        return mean == null ? null : rounded(mean, 2);
    }

    private static BigDecimal mean(List<BigDecimal> numbers) {
        return numbers.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(numbers.size()), EXACT);
    }

    private static BigDecimal rounded(BigDecimal number, int decimals) {
        return number.setScale(decimals, RoundingMode.HALF_UP);
    }
}
