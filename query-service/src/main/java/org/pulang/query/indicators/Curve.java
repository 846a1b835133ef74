package org.pulang.query.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * How long something lasts, of which it is not known of everybody whether it has ended (Kaplan and Meier): counted from first contact
 * to the event, else to the closure of the case or, where it is open, today.
 *
 * @param event SQL of the day of the event; null where it has not come
 */
record Curve(String id, String event) {

    private static final double DAYS_IN_MONTH = 365.25 / 12;
    private static final int MONTHS = 36;
    private static final int STEP = 3;

    String day() {
        return "greatest(0, coalesce(%s, c.closed_on, :today) - c.first_contact_on)".formatted(event);
    }

    String counted() {
        return "c.trafficking_status <> 'NotAVictimOfTrafficking' AND c.first_contact_exact";
    }

    /** How many cases ended on a day since first contact, by the event or without it. */
    record Ends(long events, long others) {}

    /**
     * The curve at the end of a month of 365.25 ÷ 12 days.
     *
     * @param atRisk cases whose time is not over before that day
     * @param events up to and on that day
     * @param without estimated share to which it has not come by the end of that day
     */
    record Point(int months, int day, long atRisk, long events, double without) {}

    /** @param ends by day since first contact */
    static List<Point> points(SortedMap<Integer, Ends> ends) {
        var points = new ArrayList<Point>();
        long all = ends.values().stream()
                .mapToLong(end -> end.events() + end.others())
                .sum();
        for (int months = 0; months <= MONTHS; months += STEP) {
            int day = (int) Math.round(months * DAYS_IN_MONTH);
            long before = all;
            long atRisk = all;
            long events = 0;
            double without = 1;
            for (var end : ends.headMap(day + 1).entrySet()) {
                var now = end.getValue();
                if (now.events() > 0) {
                    without *= 1 - (double) now.events() / before;
                }
                events += now.events();
                before -= now.events() + now.others();
                if (end.getKey() < day) {
                    atRisk = before;
                }
            }
            points.add(new Point(months, day, atRisk, events, without));
        }
        return points;
    }
}
