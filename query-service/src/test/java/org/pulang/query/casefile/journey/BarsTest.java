package org.pulang.query.casefile.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.casefile.journey.SwimlaneTest.day;
import static org.pulang.query.casefile.journey.SwimlaneTest.open;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pulang.query.casefile.journey.Sparkline.Point;
import org.pulang.query.casefile.journey.Sparkline.Reading;

class BarsTest {

    @Test
    void drawWhatIsOpenUntilToday() {
        var bars = Bars.of(List.of(open("2026-06-01", "2026-07-01")), day("2026-08-01"));

        assertThat(bars.today()).isEqualTo(Bars.WIDTH);
        assertThat(bars.bars()).singleElement().satisfies(bar -> {
            assertThat(bar.x()).isZero();
            assertThat(bar.width()).isEqualTo(Bars.WIDTH);
            assertThat(bar.due()).isBetween(480, 500);
            assertThat(bar.overdue()).isTrue();
        });
        assertThat(bars.ticks()).extracting(Bars.Tick::day).containsExactly(day("2026-07-01"), day("2026-08-01"));
    }

    @Test
    void lookNoFurtherAheadThanBehind() {
        var bars = Bars.of(List.of(open("2026-06-01", "2029-06-01")), day("2026-08-01"));

        assertThat(bars.today()).isEqualTo(Bars.WIDTH / 2);
        assertThat(bars.bars().get(0).hasDue()).isFalse();
    }

    @Test
    void areSeenHoweverShort() {
        var bars = Bars.of(List.of(open("2026-08-01", null), open("2020-01-01", null)), day("2026-08-01"));

        assertThat(bars.bars()).allSatisfy(bar -> {
            assertThat(bar.width()).isPositive();
            assertThat(bar.x() + bar.width()).isLessThanOrEqualTo(Bars.WIDTH);
        });
    }

    @Test
    void curvesStandOnTheWholeScale() {
        var curve = Sparkline.of(
                List.of(
                        new Reading(day("2026-01-01"), BigDecimal.ONE),
                        new Reading(day("2026-01-11"), BigDecimal.valueOf(4))),
                BigDecimal.ONE,
                BigDecimal.valueOf(4));

        assertThat(curve.points()).containsExactly(new Point(5, 43), new Point(155, 5));
        assertThat(curve.line()).isEqualTo("5,43 155,5");
        assertThat(Sparkline.of(List.of(), BigDecimal.ONE, BigDecimal.TEN).line())
                .isEmpty();
    }
}
