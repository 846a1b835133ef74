package org.pulang.query.indicators;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.Role;

/**
 * Of how few people something is told. Analysts, who may see no case, are told no number that fewer than eleven people of casework
 * are behind, none of which fewer than eleven are left out, and none by which one of these could be worked out from the same answer.
 * Published and simulated cases are nobody's here. What several answers together give away, only releases can keep.
 *
 * @param fewest people; 0 hides nothing
 */
record Floor(int fewest) {

    static final Floor NONE = new Floor(0);

    private static final Comparator<Measured> BY_MEDIAN =
            Comparator.comparing(Measured::median, Comparator.nullsFirst(Comparator.naturalOrder()));

    private static final int OF_ANALYSTS = 11;

    /** None where no case of casework can be among those counted, or there is none at all. */
    static Floor of(Reader reader, IndicatorsFilter filter, FactsInMemory facts) {
        return reader.role() == Role.Analyst
                        && filter.narrowedTo(Provenance.Casework).isPresent()
                        && facts.ask(
                                Basis.NOW,
                                IndicatorsFilter.of(List.of(Provenance.Casework)),
                                Visible.EVERY_CASE,
                                casework -> casework.size() > 0)
                ? new Floor(OF_ANALYSTS)
                : NONE;
    }

    boolean hides() {
        return fewest > 0;
    }

    /** Nobody, too: that there is none tells of everybody who was asked about. */
    boolean tooFew(long people) {
        return people < fewest;
    }

    /** Whether enough people are behind the denominator, and it is one. */
    boolean enough(Measured one) {
        return !tooFew(one.people()) && !(hides() && one.denominator().signum() == 0);
    }

    /** Some of the people are of a kind: that none or all of them are, tells of each. */
    boolean fewOf(long people, long some) {
        return tooFew(some) || tooFew(people - some);
    }

    /** Whether a number of people differs by somebody, but too few, from another one that is told. */
    boolean near(long people, Collection<Long> told) {
        return told.stream().anyMatch(one -> one != people && tooFew(Math.abs(people - one)));
    }

    /** Whether how many people have a value tells of the few who have none. */
    boolean nearPart(Measured one) {
        return near(one.valued(), List.of(one.people(), one.reached(), one.people() - one.reached()));
    }

    /** Published and simulated cases, where they are a group of their own. */
    static boolean nobodys(@Nullable Dimension by, String code) {
        return by == Dimension.ByProvenance && !code.equals(Provenance.Casework.name());
    }

    /**
     * Groups that are not told: those with too few, and as many more, the smallest first, that what is hidden cannot be told from
     * the total and the rest.
     *
     * @param people by group, those of casework: each number must be enough
     * @param before hidden already
     */
    Set<String> hidden(Map<String, long[]> people, Set<String> before) {
        if (!hides()) {
            return before;
        }
        var hidden = new HashSet<>(before);
        var together = new ArrayList<long[]>();
        people.forEach((code, numbers) -> {
            if (hidden.contains(code) || tooFew(least(numbers))) {
                hidden.add(code);
                together.add(numbers);
            }
        });
        var others = people.entrySet().stream()
                .filter(group -> !hidden.contains(group.getKey()))
                .sorted(Comparator.comparingLong((Map.Entry<String, long[]> group) -> least(group.getValue()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        for (var group : others) {
            if (hidden.isEmpty() || (together.size() > 1 && enough(together))) {
                break;
            }
            hidden.add(group.getKey());
            together.add(group.getValue());
        }
        return hidden;
    }

    private static long least(long[] numbers) {
        return LongStream.of(numbers).min().orElse(0);
    }

    private boolean enough(List<long[]> hidden) {
        var sums = new long[hidden.get(0).length];
        hidden.forEach(numbers -> Arrays.setAll(sums, i -> sums[i] + numbers[i]));
        return !tooFew(least(sums));
    }

    /**
     * What an indicator came to as of several days: so much as differs by nothing, or by enough people, from all that is told of other
     * days, the newest first.
     *
     * @param now what is told of today
     * @param days the oldest first
     */
    List<Shown> trend(Measure measure, Telling.Table now, List<Telling.Table> days) {
        var told = new ArrayList<Telling.Table>();
        if (!now.total().denominator().hidden()) {
            told.add(now);
        }
        var trend = new ArrayDeque<Shown>();
        for (int n = days.size() - 1; n >= 0; n--) {
            var day = days.get(n);
            boolean hidden = told.stream().anyMatch(other -> near(measure, day.counted(), other.counted()));
            var shown = hidden ? Shown.NOTHING : day.total();
            trend.addFirst(shown);
            if (!shown.denominator().hidden()) {
                told.add(day);
            }
        }
        return List.copyOf(trend);
    }

    private boolean near(Measure measure, Measured one, Measured other) {
        boolean same = one.numerator().compareTo(other.numerator()) == 0
                && one.denominator().compareTo(other.denominator()) == 0
                && BY_MEDIAN.compare(one, other) == 0;
        if (same) {
            return false;
        }
        long people = one.people() - other.people();
        long reached = one.reached() - other.reached();
        return tooFew(Math.abs(people))
                || (measure.parted() && (tooFew(Math.abs(reached)) || tooFew(Math.abs(people - reached))));
    }

    /** A point of a curve, as it is told; see {@link Curve.Point}. */
    record Point(
            int months,
            int day,
            Count atRisk,
            Count events,
            @Nullable Double without) {}

    /**
     * Points of which each tells of enough people more than the one told before.
     *
     * @param casework the same curve of cases of casework alone; absent where nothing is to be hidden
     * @param people numbers of people that are told beside it
     */
    List<Point> points(List<Curve.Point> all, @Nullable List<Curve.Point> casework, List<Long> people) {
        var points = new ArrayList<Point>();
        var told = new ArrayList<>(people);
        long lastAtRisk = casework == null ? 0 : casework.get(0).atRisk();
        long lastEvents = 0;
        for (int i = 0; i < all.size(); i++) {
            var point = all.get(i);
            boolean hidden = false;
            boolean eventsHidden = false;
            if (casework != null) {
                long atRisk = casework.get(i).atRisk();
                long events = casework.get(i).events();
                // Who is no longer at risk, and had no event.
                long others = lastAtRisk - atRisk - (events - lastEvents);
                hidden = tooFew(atRisk) || near(atRisk, told);
                eventsHidden =
                        hidden || tooFew(events) || near(events, List.of(lastEvents)) || near(others, List.of(0L));
                if (!hidden) {
                    told.add(atRisk);
                }
                lastAtRisk = eventsHidden ? lastAtRisk : atRisk;
                lastEvents = eventsHidden ? lastEvents : events;
            }
            points.add(new Point(
                    point.months(),
                    point.day(),
                    Count.of(point.atRisk(), hidden),
                    Count.of(point.events(), eventsHidden),
                    eventsHidden ? null : point.without()));
        }
        return points;
    }

    /**
     * Ways that enough cases went, and so that the others cannot be told from all.
     *
     * @param casework the ways of cases of casework alone; absent where nothing is to be hidden
     */
    List<Ways.Way> ways(List<Ways.Way> all, @Nullable List<Ways.Way> casework) {
        if (casework == null) {
            return all;
        }
        var people = new HashMap<String, long[]>();
        all.forEach(way -> people.put(String.join("-", way.stages()), new long[] {0}));
        casework.forEach(way -> people.put(String.join("-", way.stages()), new long[] {way.cases()}));
        var hidden = hidden(people, Set.of());
        return all.stream()
                .filter(way -> !hidden.contains(String.join("-", way.stages())))
                .toList();
    }

    /**
     * Numbers of cases by code, as they are told.
     *
     * @param casework the same of casework alone; absent where nothing is to be hidden
     * @param by absent where they are told apart otherwise
     */
    Map<String, Count> counts(@Nullable Dimension by, Map<String, Long> all, @Nullable Map<String, Long> casework) {
        var people = new HashMap<String, long[]>();
        if (casework != null) {
            all.keySet().stream()
                    .filter(code -> !nobodys(by, code))
                    .forEach(code -> people.put(code, new long[] {casework.getOrDefault(code, 0L)}));
        }
        var hidden = hidden(people, Set.of());
        var told = new LinkedHashMap<String, Count>();
        all.forEach((code, cases) -> told.put(code, Count.of(cases, hidden.contains(code))));
        return told;
    }

    /**
     * A number of cases.
     *
     * @param people numbers of people that are told beside it
     */
    Count count(long all, long casework, List<Long> people) {
        return Count.of(all, tooFew(casework) || near(casework, people));
    }
}
