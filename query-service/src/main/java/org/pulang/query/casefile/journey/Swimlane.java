package org.pulang.query.casefile.journey;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was done in each lane in each stretch of time: by month up to a year, by quarter up to five, then by year.
 *
 * @param rows of the lanes that have anything, in the order of {@link Lane}
 */
public record Swimlane(List<Column> columns, List<Row> rows) {

    private static final int MONTHS = 12;
    private static final int QUARTERS = 60;

    /** How far ahead is looked: what is planned for later comes into view in time. */
    private static final int AHEAD = 12;

    public Swimlane {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A stretch of time.
     *
     * @param until its last day
     * @param months how many it has
     * @param current whether the day looked at lies in it
     * @param ahead whether it begins behind that day
     */
    public record Column(LocalDate from, LocalDate until, int months, boolean current, boolean ahead) {}

    /** @param cells one for each column */
    public record Row(Lane lane, List<Mark> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** As seen on a day. */
    public static Swimlane of(Collection<Undertaking> undertakings, LocalDate today) {
        var columns = columns(undertakings, today);
        return new Swimlane(
                columns,
                Stream.of(Lane.values())
                        .map(lane -> row(
                                lane,
                                undertakings.stream()
                                        .filter(one -> one.lane() == lane)
                                        .toList(),
                                columns,
                                today))
                        .filter(row -> row.cells().stream().anyMatch(mark -> mark != Mark.None))
                        .toList());
    }

    private static List<Column> columns(Collection<Undertaking> undertakings, LocalDate today) {
        var first = undertakings.stream()
                .map(Undertaking::from)
                .filter(day -> !day.isAfter(today))
                .min(Comparator.naturalOrder())
                .orElse(today);
        var furthest = today.plusMonths(AHEAD);
        var last = undertakings.stream()
                .flatMap(Undertaking::days)
                .filter(day -> !day.isAfter(furthest))
                .max(Comparator.naturalOrder())
                .filter(day -> day.isAfter(today))
                .orElse(today);
        long months = ChronoUnit.MONTHS.between(first.withDayOfMonth(1), last.withDayOfMonth(1)) + 1;
        int step = months <= MONTHS ? 1 : months <= QUARTERS ? 3 : 12;
        var columns = new ArrayList<Column>();
        for (var from = floor(first, step); !from.isAfter(last); from = from.plusMonths(step)) {
            var until = from.plusMonths(step).minusDays(1);
            columns.add(
                    new Column(from, until, step, !from.isAfter(today) && !until.isBefore(today), from.isAfter(today)));
        }
        return columns;
    }

    private static LocalDate floor(LocalDate day, int step) {
        return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / step * step + 1, 1);
    }

    private static Row row(Lane lane, List<Undertaking> those, List<Column> columns, LocalDate today) {
        return new Row(
                lane, columns.stream().map(column -> mark(those, column, today)).toList());
    }

    private static Mark mark(List<Undertaking> those, Column column, LocalDate today) {
        var from = column.from();
        var until = column.until();
        if (those.stream().anyMatch(one -> one.isMissed(from, until, today))) {
            return Mark.Missed;
        } else if (those.stream().anyMatch(one -> one.isDone(from, until, today))) {
            return Mark.Done;
        } else if (those.stream().anyMatch(one -> one.isActive(from, until, today))) {
            return Mark.Active;
        }
        return those.stream().anyMatch(one -> one.isPlanned(from, until, today)) ? Mark.Planned : Mark.None;
    }
}
