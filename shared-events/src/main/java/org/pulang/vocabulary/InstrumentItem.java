package org.pulang.vocabulary;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question of an instrument.
 *
 * @param levels what the values of the scale mean here, where that differs from one question to another
 * @param weight how much it counts beside the others it is scored with; absent means 1
 */
public record InstrumentItem(
        @NotNull ItemCode code,
        @NotNull @Valid BilingualText title,

        @Size(max = 21) List<@NotNull @Valid InstrumentLevel> levels,

        @Nullable @DecimalMin("0.001") @DecimalMax("1000") @Digits(integer = 4, fraction = 3)
        BigDecimal weight) {

    public InstrumentItem {
        levels = levels == null ? List.of() : List.copyOf(levels);
    }
}
