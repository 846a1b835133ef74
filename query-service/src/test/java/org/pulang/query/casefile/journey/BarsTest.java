package org.pulang.query.casefile.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.casefile.journey.SwimlaneTest.day;
import static org.pulang.query.casefile.journey.SwimlaneTest.open;

import java.util.List;
import org.junit.jupiter.api.Test;

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
        assertThat(bars.first()).isEqualTo(day("2026-06-01"));
        assertThat(bars.last()).isEqualTo(day("2026-08-01"));
        assertThat(bars.x(day("2026-07-01"))).isEqualTo(bars.ticks().get(0).x());
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
}
