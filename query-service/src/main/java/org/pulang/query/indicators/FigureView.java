package org.pulang.query.indicators;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.query.page.Sparkline;

/**
 * An indicator as a page shows it, made of nothing but what {@link Answers} tells; texts are in the reader's language.
 *
 * @param value a share, a number for each, or a number
 * @param percent length of a bar, from 0 to 100; absent where there is no share
 * @param median with its unit; absent where no value belongs to the indicator
 * @param difference share among men less share among women
 * @param trend absent where it was not asked for
 * @param page of this indicator alone
 * @param list address of the cases behind the numerator, and the denominator; absent for those who may see none
 */
record FigureView(
        String id,
        Definition definition,
        String value,
        @Nullable Integer percent,
        String numerator,
        String denominator,
        @Nullable String median,
        @Nullable String mean,
        @Nullable String difference,
        @Nullable Sparkline trend,
        List<Group> groups,
        String page,
        @Nullable String list,
        @Nullable String listOfAll) {

    /**
     * The same for some of the cases.
     *
     * @param share of the group; where the indicator has none, of all
     */
    record Group(
            String code,
            String label,
            String numerator,
            String denominator,
            String share,
            @Nullable Integer percent,
            @Nullable String median,
            @Nullable String list) {}
}
