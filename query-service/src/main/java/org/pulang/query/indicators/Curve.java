package org.pulang.query.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long something lasts, of which it is not known of everybody whether it has ended (Kaplan and Meier): counted from first contact
 * to the event, else to the closure of the case or, where it is open, today.
 *
 * @param event day of the event
 */
record Curve(String id, Fact event) {

    private static final double DAYS_IN_MONTH = 365.25 / 12;
    private static final int MONTHS = 36;
    private static final int STEP = 3;
    /** Days behind the last that is drawn. */
    private static final int AFTER = day(MONTHS) + 1;

    List<Point> points(Chosen cases) {
        var ends = new Ends();
        cases.each(known -> {
            if (counts(known)) {
                ends.add(known.has(event), days(known));
            }
        });
        return points(ends);
    }

    boolean counts(Known known) {
        return Catalogue.victim(known) && known.yes(Fact.FirstContactExact);
    }

    /** For how many days a case is counted. */
    private int days(Known known) {
        int end = known.has(event)
                ? known.number(event)
                : known.has(Fact.ClosedOn) ? known.number(Fact.ClosedOn) : known.today();
        return Math.max(0, end - known.number(Fact.FirstContactOn));
    }

    /** Behind the number at risk at a month. */
    boolean atRisk(Known known, int months) {
        return counts(known) && days(known) >= day(months);
    }

    /** Behind the number of events up to a month. */
    boolean come(Known known, int months) {
        return counts(known) && known.has(event) && days(known) <= day(months);
    }

    /** Whether a point is drawn there. */
    static boolean isDrawn(int months) {
        return months >= 0 && months <= MONTHS && months % STEP == 0;
    }

    private static int day(int months) {
        return (int) Math.round(months * DAYS_IN_MONTH);
    }

    /** How many cases ended by day since first contact, by the event or without it; all that lasted longer than is drawn stand last. */
    private static final class Ends {

        private final int[] events = new int[AFTER + 1];
        private final int[] others = new int[AFTER + 1];

        void add(boolean come, int days) {
            (come ? events : others)[Math.min(days, AFTER)]++;
        }

        long all() {
            return IntStream.of(events).asLongStream().sum()
                    + IntStream.of(others).asLongStream().sum();
        }
    }

    /**
     * The curve at the end of a month of 365.25 ÷ 12 days.
     *
     * @param atRisk cases whose time is not over before that day
     * @param events up to and on that day
     * @param without estimated share to which it has not come by the end of that day
     */
    record Point(int months, int day, long atRisk, long events, double without) {}

    private static List<Point> points(Ends ends) {
        var points = new ArrayList<Point>();
        long all = ends.all();
        for (int months = 0; months <= MONTHS; months += STEP) {
            int last = day(months);
            long before = all;
            long atRisk = all;
            long events = 0;
            double without = 1;
            for (int day = 0; day <= last; day++) {
                atRisk = before;
                if (ends.events[day] > 0) {
                    without *= 1 - (double) ends.events[day] / before;
                }
                events += ends.events[day];
                before -= ends.events[day] + ends.others[day];
            }
            points.add(new Point(months, last, atRisk, events, without));
        }
        return points;
    }
}
