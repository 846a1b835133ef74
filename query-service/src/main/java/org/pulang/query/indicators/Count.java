package org.pulang.query.indicators;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A number as it is told to somebody; absent where too few people are behind it for whoever asks. */
record Count(@Nullable BigDecimal number) {

    /** What is told instead. */
    static final String FEW = "<11";

    static final Count HIDDEN = new Count(null);

    static Count of(long number) {
        return new Count(BigDecimal.valueOf(number));
    }

    /** Hidden or not. */
    static Count of(long number, boolean hidden) {
        return hidden ? HIDDEN : of(number);
    }

    /** A difference is hidden with either; absent means none. */
    Count less(@Nullable Count other) {
        if (other == null) {
            return this;
        }
        return number == null || other.number == null ? HIDDEN : new Count(number.subtract(other.number));
    }

    boolean hidden() {
        return number == null;
    }

    @JsonValue
    Object json() {
        return number == null ? FEW : number;
    }
}
