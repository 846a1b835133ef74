package org.pulang.instrument;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.DimensionScore;
import org.pulang.vocabulary.InstrumentDimension;
import org.pulang.vocabulary.ItemCode;
import org.pulang.vocabulary.Score;
import org.pulang.vocabulary.ScoringKind;

/**
 * How answers become a score. A dimension is the mean of its answered items, each by its weight; the composite is the mean of all
 * dimensions, or of all answered items, stretched from the scale to 0–100. It is absent where too few items were answered, or a
 * dimension has none: scores that leave out different things must not be compared. Numbers are rounded once, at the end, half up.
 *
 * @param lowest end of the scale
 * @param highest end of the scale
 * @param minimumShare of the items that must be answered before there is a composite, 0–1; weights do not count here
 */
public record Scoring(
        ScoringKind kind, int lowest, int highest, BigDecimal minimumShare, List<InstrumentDimension> dimensions) {

    private static final MathContext EXACT = MathContext.DECIMAL64;

    /**
     * The score of the answered items.
     *
     * @param weights of all that was asked
     */
    Score score(Map<ItemCode, Integer> values, Map<ItemCode, BigDecimal> weights) {
        var share = share(values, weights.size());
        var means = dimensions.stream()
                .map(dimension -> mean(dimension.items(), values, weights))
                .filter(Objects::nonNull)
                .toList();
        var comparable = suffices(values, weights.size()) && means.size() == dimensions.size();
        return new Score(
                rounded(share, 2),
                comparable ? rounded(stretched(composite(means, values, weights)), 1) : null,
                dimensions.stream()
                        .map(dimension -> new DimensionScore(
                                dimension.code(), roundedOrNull(mean(dimension.items(), values, weights))))
                        .toList());
    }

    /** Whether enough was answered to say anything about the whole. */
    boolean suffices(Map<ItemCode, Integer> values, int asked) {
        return share(values, asked).compareTo(minimumShare) >= 0;
    }

    private static BigDecimal share(Map<ItemCode, Integer> values, int asked) {
        return BigDecimal.valueOf(values.size()).divide(BigDecimal.valueOf(asked), EXACT);
    }

    private BigDecimal composite(
            List<BigDecimal> means, Map<ItemCode, Integer> values, Map<ItemCode, BigDecimal> weights) {
        return switch (kind) {
            case MeanOfDimensions -> sum(means).divide(BigDecimal.valueOf(means.size()), EXACT);
            case MeanOfItems -> Objects.requireNonNull(mean(weights.keySet(), values, weights));
        };
    }

    /** Of those that were answered; sums are exact, so that their order does not matter. */
    private static @Nullable BigDecimal mean(
            Collection<ItemCode> items, Map<ItemCode, Integer> values, Map<ItemCode, BigDecimal> weights) {
        var answered = items.stream().filter(values::containsKey).toList();
        if (answered.isEmpty()) {
            return null;
        }
        var weighted = sum(answered.stream()
                .map(item ->
                        weight(item, weights).multiply(BigDecimal.valueOf(Objects.requireNonNull(values.get(item)))))
                .toList());
        return weighted.divide(
                sum(answered.stream().map(item -> weight(item, weights)).toList()), EXACT);
    }

    private static BigDecimal weight(ItemCode item, Map<ItemCode, BigDecimal> weights) {
        return Objects.requireNonNull(weights.get(item));
    }

    private BigDecimal stretched(BigDecimal mean) {
        return mean.subtract(BigDecimal.valueOf(lowest))
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(highest - lowest), EXACT);
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static @Nullable BigDecimal roundedOrNull(@Nullable BigDecimal number) {
        return number == null ? null : rounded(number, 2);
    }

    private static BigDecimal rounded(BigDecimal number, int decimals) {
        return number.setScale(decimals, RoundingMode.HALF_UP);
    }
}
