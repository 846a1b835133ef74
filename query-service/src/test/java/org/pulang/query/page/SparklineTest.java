package org.pulang.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pulang.query.page.Sparkline.Dot;
import org.pulang.query.page.Sparkline.Reading;
import org.pulang.query.page.Sparkline.Shape;

class SparklineTest {

    @Test
    void leavesAGapWhereNothingIsTold() {
        var line = Sparkline.of(
                Shape.Line,
                List.of(reading(1, 0.0), reading(11, 0.5), reading(21, null), reading(31, 1.0)),
                0,
                1,
                List.of(),
                "trend");

        assertThat(line.path()).isEqualTo("M3.0 21.0L34.3 12.0");
        assertThat(line.dots()).containsExactly(new Dot("97.0", "3.0"));
    }

    @Test
    void drawsNothingOfNothing() {
        assertThat(Sparkline.of(Shape.Curve, List.of(), 0, 1, List.of(), "trend")
                        .path())
                .isEmpty();

        var untold = Sparkline.of(Shape.Line, List.of(reading(1, null), reading(11, null)), 0, 1, List.of(), "trend");
        assertThat(untold.path()).isEmpty();
        assertThat(untold.dots()).isEmpty();
    }

    @Test
    void standsOnTheWholeScale() {
        var curve = Sparkline.of(Shape.Curve, List.of(reading(1, 1.0), reading(11, 4.0)), 1, 4, List.of(), "score");

        assertThat(curve.path()).isEqualTo("M5.0 43.0L155.0 5.0");
        assertThat(curve.dots()).containsExactly(new Dot("5.0", "43.0"), new Dot("155.0", "5.0"));
    }

    @Test
    void marksDays() {
        var line = Sparkline.of(
                Shape.Curve,
                List.of(reading(1, 1.0), reading(31, 4.0)),
                1,
                4,
                List.of(LocalDate.of(2026, 1, 16)),
                "score");

        assertThat(line.marks()).containsExactly("80.0");
    }

    @Test
    void putsDaysWhereTheyAre() {
        var line = Sparkline.of(
                Shape.Curve, List.of(reading(1, 0.0), reading(4, 0.0), reading(31, 0.0)), 0, 1, List.of(), "unevenly");

        assertThat(line.dots()).extracting(Dot::x).containsExactly("5.0", "20.0", "155.0");
        assertThat(Sparkline.of(Shape.Line, List.of(reading(1, 1.0)), 0, 1, List.of(), "alone")
                        .dots())
                .extracting(Dot::x)
                .containsExactly("97.0");
    }

    private static Reading reading(int day, @Nullable Double value) {
        return new Reading(LocalDate.of(2026, 1, day), value);
    }
}
