package org.pulang.query.indicators;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How a figure is made, in words.
 *
 * @param exclusions what is left out or not told; absent where the numerator and denominator say all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Definition(
        String title,
        String numerator,
        String denominator,
        @Nullable String exclusions) {}
