package org.pulang.query.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A small line of shares, drawn by the server: 100 wide and 24 high, time to the right. What is not told leaves a gap.
 *
 * @param path of an SVG
 * @param dots where a value stands alone, and the last one
 * @param label says what is drawn
 */
record Sparkline(String path, List<Dot> dots, String label) {

    private static final int WIDTH = 100;
    private static final int HEIGHT = 24;
    private static final int MARGIN = 3;

    record Dot(String x, String y) {}

    /**
     * @param values the oldest first
     * @param most what stands at the top, more than 0
     */
    static Sparkline of(List<@Nullable Double> values, double most, String label) {
        var path = new StringBuilder();
        var dots = new ArrayList<Dot>();
        boolean before = false;
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (value == null) {
                before = false;
                continue;
            }
            boolean after = i + 1 < values.size() && values.get(i + 1) != null;
            var dot = new Dot(x(i, values.size()), y(value, most));
            if (before || after) {
                path.append(before ? 'L' : 'M').append(dot.x).append(' ').append(dot.y);
            }
            if (!after && (!before || i + 1 == values.size())) {
                dots.add(dot);
            }
            before = true;
        }
        return new Sparkline(path.toString(), List.copyOf(dots), label);
    }

    private static String x(int place, int places) {
        return coordinate(MARGIN + (WIDTH - 2.0 * MARGIN) * (places == 1 ? 1 : (double) place / (places - 1)));
    }

    private static String y(double value, double most) {
        return coordinate(HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * Math.min(1, Math.max(0, value / most)));
    }

    private static String coordinate(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
