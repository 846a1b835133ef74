package org.pulang.query.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as the reader writes them. What is not told of few people stands as {@code < 11}, what cannot be told as a dash. */
record Numbers(Locale language) {

    static final String FEW = "< 11";
    static final String NONE = "–";

    private static final double LEAST_SHARE = 0.001;

    String whole(long number) {
        return NumberFormat.getIntegerInstance(language).format(number);
    }

    /** For texts that choose between one and many by it: what is not told of few, and what there is not, is many. */
    static long form(@Nullable Number number) {
        return number == null ? 2 : number.longValue();
    }

    /** A number of cases, or what else is counted one by one. */
    String whole(Count number) {
        var told = number.number();
        return told == null ? FEW : whole(told.longValueExact());
    }

    /** A sum, which may be of rupiah. */
    String sum(Count number) {
        var told = number.number();
        return told == null ? FEW : decimal(told, 0);
    }

    String decimal(BigDecimal number, int digits) {
        var format = NumberFormat.getNumberInstance(language);
        format.setMaximumFractionDigits(digits);
        return format.format(number);
    }

    /** As values are shown beside their units. */
    static BigDecimal rounded(BigDecimal number) {
        return number.setScale(1, RoundingMode.HALF_EVEN);
    }

    String percent(double share) {
        var format = NumberFormat.getPercentInstance(language);
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    String share(Count some, Count all) {
        var part = some.number();
        var whole = all.number();
        return part == null || whole == null || whole.signum() == 0
                ? NONE
                : share(part.longValueExact(), whole.longValueExact());
    }

    /** Some are never shown as none, nor most as all. */
    String share(long some, long all) {
        var rounded = percent((double) some / all);
        if (some > 0 && rounded.equals(percent(0))) {
            return "< " + percent(LEAST_SHARE);
        }
        return some < all && rounded.equals(percent(1)) ? "> " + percent(1 - LEAST_SHARE) : rounded;
    }
}
