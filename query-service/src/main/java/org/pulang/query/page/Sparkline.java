package org.pulang.query.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A small curve by time, drawn by the server on the whole scale of what is measured, so that curves beside each other can be compared.
 * What is not told leaves a gap.
 *
 * @param path of an SVG
 * @param dots readings that are seen as such
 * @param marks where days lie that are marked, from left to right
 * @param label what is drawn, for those who do not see it
 */
public record Sparkline(Shape shape, String path, List<Dot> dots, List<String> marks, String label) {

    /** How large it is, in the units of its SVG. */
    public enum Shape {
        /** In a line of text; the last reading is a dot, and what stands between gaps. */
        Line(100, 24, 3),
        /** By itself; each reading is a dot. */
        Curve(160, 48, 5);

        private final int width;
        private final int height;
        private final int margin;

        Shape(int width, int height, int margin) {
            this.width = width;
            this.height = height;
            this.margin = margin;
        }

        public int width() {
            return width;
        }

        public int height() {
            return height;
        }
    }

    public Sparkline {
        dots = List.copyOf(dots);
        marks = List.copyOf(marks);
    }

    /**
     * What was measured on a day.
     *
     * @param value absent where it is not told
     */
    public record Reading(LocalDate day, @Nullable Double value) {}

    public record Dot(String x, String y) {}

    /**
     * The curve of readings in the order of their days.
     *
     * @param lowest end of the scale
     * @param highest end of the scale, above the lowest
     * @param marked days between the first reading and the last
     */
    public static Sparkline of(
            Shape shape, List<Reading> readings, double lowest, double highest, List<LocalDate> marked, String label) {
        var path = new StringBuilder();
        var dots = new ArrayList<Dot>();
        boolean before = false;
        for (int i = 0; i < readings.size(); i++) {
            var value = readings.get(i).value();
            if (value == null) {
                before = false;
                continue;
            }
            boolean last = i + 1 == readings.size();
            boolean after = !last && readings.get(i + 1).value() != null;
            var dot =
                    new Dot(x(shape, readings.get(i).day(), readings), y(shape, (value - lowest) / (highest - lowest)));
            if (before || after) {
                path.append(before ? 'L' : 'M').append(dot.x()).append(' ').append(dot.y());
            }
            if (shape == Shape.Curve || last || (!before && !after)) {
                dots.add(dot);
            }
            before = true;
        }
        return new Sparkline(
                shape,
                path.toString(),
                dots,
                marked.stream().map(day -> x(shape, day, readings)).toList(),
                label);
    }

    /** One reading alone is the last. */
    private static String x(Shape shape, LocalDate day, List<Reading> readings) {
        var first = readings.get(0).day();
        long days =
                ChronoUnit.DAYS.between(first, readings.get(readings.size() - 1).day());
        return coordinate(shape.margin
                + (shape.width - 2.0 * shape.margin)
                        * (days == 0 ? 1 : (double) ChronoUnit.DAYS.between(first, day) / days));
    }

    private static String y(Shape shape, double part) {
        return coordinate(
                shape.height - shape.margin - (shape.height - 2.0 * shape.margin) * Math.min(1, Math.max(0, part)));
    }

    private static String coordinate(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
