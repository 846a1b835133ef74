package org.pulang.vocabulary;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the answers of one assessment come to, by the table of the instrument.
 *
 * @param answeredShare answered ÷ asked, 0–1, two decimals
 * @param composite 0–100, one decimal; absent where too little was answered to say
 */
public record Score(BigDecimal answeredShare, @Nullable BigDecimal composite, List<DimensionScore> dimensions) {

    public Score {
        dimensions = List.copyOf(dimensions);
    }
}
