package org.pulang.query.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SparklineTest {

    @Test
    void leavesAGapWhereNothingIsTold() {
        var line = Sparkline.of(Arrays.asList(0.0, 0.5, null, 1.0), 1, "trend");

        assertThat(line.path()).isEqualTo("M3.0 21.0L34.3 12.0");
        assertThat(line.dots()).containsExactly(new Sparkline.Dot("97.0", "3.0"));
    }

    @Test
    void drawsNothingOfNothing() {
        var line = Sparkline.of(Arrays.asList(null, null), 1, "trend");

        assertThat(line.path()).isEmpty();
        assertThat(line.dots()).isEmpty();
    }
}
