package org.pulang.query.casefile.journey;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** A small curve by time, on the whole scale of what is measured, so that curves beside each other can be compared. */
public record Sparkline(List<Point> points) {

    public static final int WIDTH = 160;
    public static final int HEIGHT = 48;
    private static final int MARGIN = 5;

    public Sparkline {
        points = List.copyOf(points);
    }

    /** What was measured on a day. */
    public record Reading(LocalDate day, BigDecimal value) {}

    public record Point(int x, int y) {}

    /**
     * The curve of readings in the order of their days.
     *
     * @param lowest end of the scale
     * @param highest end of the scale, above the lowest
     */
    public static Sparkline of(List<Reading> readings, BigDecimal lowest, BigDecimal highest) {
        if (readings.isEmpty()) {
            return new Sparkline(List.of());
        }
        var first = readings.get(0).day();
        long days = Math.max(
                1,
                ChronoUnit.DAYS.between(first, readings.get(readings.size() - 1).day()));
        var span = highest.subtract(lowest);
        return new Sparkline(readings.stream()
                .map(reading -> new Point(
                        MARGIN + (int) (ChronoUnit.DAYS.between(first, reading.day()) * (WIDTH - 2 * MARGIN) / days),
                        HEIGHT
                                - MARGIN
                                - reading.value()
                                        .max(lowest)
                                        .min(highest)
                                        .subtract(lowest)
                                        .multiply(BigDecimal.valueOf(HEIGHT - 2 * MARGIN))
                                        .divide(span, 0, RoundingMode.HALF_UP)
                                        .intValue()))
                .toList());
    }

    /** For {@code <polyline points>}. */
    public String line() {
        return points.stream().map(point -> point.x() + "," + point.y()).collect(Collectors.joining(" "));
    }
}
