package org.pulang.query.casefile.journey;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Undertakings as bars on one axis of time, from 0 to {@link #WIDTH}. What is open reaches, dashed, to the day looked at.
 *
 * @param today where that day lies
 * @param first day of the axis
 * @param last day of the axis
 */
public record Bars(List<Bar> bars, List<Tick> ticks, int today, LocalDate first, LocalDate last) {

    public static final int WIDTH = 1000;

    /** Thinner than this, a bar is not seen. */
    private static final int THINNEST = 4;

    private static final int MOST_TICKS = 13;

    public Bars {
        bars = List.copyOf(bars);
        ticks = List.copyOf(ticks);
    }

    /**
     * One bar.
     *
     * @param due where its day lies; negative where it has none on the axis
     */
    public record Bar(Undertaking of, int x, int width, int due, boolean overdue) {

        public boolean hasDue() {
            return due >= 0;
        }
    }

    /** The first day of a month. */
    public record Tick(LocalDate day, int x) {}

    /** In the order given. */
    public static Bars of(Collection<Undertaking> undertakings, LocalDate today) {
        var first = undertakings.stream()
                .map(Undertaking::from)
                .min(Comparator.naturalOrder())
                .filter(day -> day.isBefore(today))
                .orElse(today.minusMonths(1));
        var last = undertakings.stream()
                .flatMap(Undertaking::days)
                .max(Comparator.naturalOrder())
                .filter(day -> day.isAfter(today))
                .orElse(today);
        // No further ahead than what is behind: a plan for years would press all that was into a corner.
        var mirrored = today.plusDays(ChronoUnit.DAYS.between(first, today));
        var axis = new Axis(first, last.isAfter(mirrored) ? mirrored : last);
        return new Bars(
                undertakings.stream().map(one -> bar(one, axis, today)).toList(),
                axis.ticks(),
                axis.x(today),
                axis.first(),
                axis.last());
    }

    /** Where a day of the axis lies. */
    public int x(LocalDate day) {
        return new Axis(first, last).x(day);
    }

    private static Bar bar(Undertaking one, Axis axis, LocalDate today) {
        var until = one.until();
        int x = Math.min(axis.x(one.from()), WIDTH - THINNEST);
        int end = axis.x(until == null ? latest(today, one.from()) : until);
        var due = one.due();
        return new Bar(
                one,
                x,
                Math.max(THINNEST, end - x),
                due == null || !one.isOpen() || due.isAfter(axis.last()) ? -1 : axis.x(due),
                one.isOverdue(today));
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private record Axis(LocalDate first, LocalDate last) {

        int x(LocalDate day) {
            long all = Math.max(1, ChronoUnit.DAYS.between(first, last));
            long passed = ChronoUnit.DAYS.between(first, day);
            return (int) Math.max(0, Math.min(WIDTH, passed * WIDTH / all));
        }

        List<Tick> ticks() {
            long months = ChronoUnit.MONTHS.between(first, last) + 1;
            long step = (months + MOST_TICKS - 1) / MOST_TICKS;
            var ticks = new ArrayList<Tick>();
            for (var day = first.withDayOfMonth(1).plusMonths(1); !day.isAfter(last); day = day.plusMonths(step)) {
                ticks.add(new Tick(day, x(day)));
            }
            return ticks;
        }
    }
}
