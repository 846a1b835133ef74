package org.pulang.query.casefile.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SwimlaneTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-08-14");

    @Test
    void drawsNothingAsActiveBehindTheDayLookedAt() {
        var swimlane = Swimlane.of(
                List.of(
                        open("2026-06-10", "2026-10-01"),
                        new Undertaking(
                                Lane.Health,
                                "Service",
                                null,
                                null,
                                day("2026-06-01"),
                                day("2026-12-01"),
                                null,
                                List.of(),
                                false,
                                Ending.Done,
                                "",
                                1)),
                TODAY);

        assertThat(swimlane.columns()).as("June to December").hasSize(7);
        assertThat(cells(swimlane, Lane.Law).subList(0, 5))
                .containsExactly(Mark.Active, Mark.Active, Mark.Active, Mark.None, Mark.Planned);
        assertThat(cells(swimlane, Lane.Health).subList(0, 3)).containsOnly(Mark.Active);
        assertThat(cells(swimlane, Lane.Health).subList(3, 7))
                .as("what is to end later has not ended")
                .containsOnly(Mark.None);
    }

    @Test
    void showsWhatWasMissedBeforeAllElse() {
        var swimlane = Swimlane.of(
                List.of(
                        followUp("2026-07-01", "2026-07-05", Ending.Done, List.of("2026-06-20")),
                        followUp("2026-08-01", null, Ending.Open, List.of())),
                TODAY);

        assertThat(cells(swimlane, Lane.Monitoring))
                .as("missed, then held; and one whose day is over")
                .containsExactly(Mark.Missed, Mark.Done, Mark.Missed);
    }

    @Test
    void hasMonthsUpToAYearThenQuartersThenYears() {
        assertThat(months("2025-09-01")).isEqualTo(1);
        assertThat(months("2025-08-31")).isEqualTo(3);
        assertThat(months("2021-09-01")).isEqualTo(3);
        assertThat(months("2021-08-31")).isEqualTo(12);
        assertThat(Swimlane.of(List.of(open("2024-05-10", null)), TODAY).columns())
                .first()
                .isEqualTo(new Swimlane.Column(day("2024-04-01"), day("2024-06-30"), 3, false, false));
    }

    @Test
    void knowsWhichColumnIsNow() {
        assertThat(Swimlane.of(List.of(open("2026-07-01", "2026-09-01")), TODAY).columns())
                .extracting(Swimlane.Column::current)
                .containsExactly(false, true, false);
        assertThat(Swimlane.of(List.of(), TODAY).rows()).isEmpty();
    }

    private static int months(String from) {
        return Swimlane.of(List.of(open(from, null)), TODAY).columns().get(0).months();
    }

    private static List<Mark> cells(Swimlane swimlane, Lane lane) {
        return swimlane.rows().stream()
                .filter(row -> row.lane() == lane)
                .findFirst()
                .orElseThrow()
                .cells();
    }

    static Undertaking open(String from, @Nullable String due) {
        return new Undertaking(
                Lane.Law,
                "Application",
                null,
                null,
                day(from),
                null,
                due == null ? null : day(due),
                List.of(),
                false,
                Ending.Open,
                "",
                0);
    }

    private static Undertaking followUp(String due, @Nullable String held, Ending ending, List<String> missed) {
        return new Undertaking(
                Lane.Monitoring,
                "FollowUp",
                null,
                null,
                day("2026-06-01"),
                held == null ? null : day(held),
                day(due),
                missed.stream().map(SwimlaneTest::day).toList(),
                true,
                ending,
                "",
                0);
    }

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
