package org.pulang.query.indicators;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What several indicators come to, of all cases chosen and of the groups they are in. */
final class Tallies {

    private final Map<String, Measured> totals = new LinkedHashMap<>();
    private final Map<String, Map<String, Measured>> groups = new LinkedHashMap<>();

    private record Told(Measure measure, Measured total, Map<String, Measured> groups) {}

    /** @param by absent where only indicators with groups of their own are broken down */
    Tallies(Chosen cases, List<Measure> measures, @Nullable Dimension by) {
        var grouped = by == null ? null : new Grouped(cases, by);
        // Each by one of the processors.
        measures.parallelStream()
                .map(measure -> grouped == null ? count(cases, measure) : count(cases, measure, grouped))
                .toList()
                .forEach(told -> {
                    totals.put(told.measure.id(), told.total);
                    if (!told.groups.isEmpty()) {
                        groups.put(told.measure.id(), told.groups);
                    }
                });
    }

    /** With groups of its own, if it has them. */
    private static Told count(Chosen cases, Measure measure) {
        var total = new Tally();
        var own = measure.groups();
        var tallies = new HashMap<String, Tally>();
        cases.each(known -> {
            for (boolean more = measure.begin(known); more; more = known.nextEntry()) {
                measure.counting().count(known, total);
                if (own != null) {
                    measure.counting()
                            .count(known, tallies.computeIfAbsent(own.code().apply(known), none -> new Tally()));
                }
            }
        });
        return told(measure, total, tallies);
    }

    private static Told count(Chosen cases, Measure measure, Grouped grouped) {
        var total = new Tally();
        var tallies = new @Nullable Tally[grouped.codes().size()];
        var known = cases.known();
        for (int i = 0; i < cases.size(); i++) {
            known.at(cases.place(i));
            for (boolean more = measure.begin(known); more; more = known.nextEntry()) {
                measure.counting().count(known, total);
                for (int place = grouped.first(i); place < grouped.first(i + 1); place++) {
                    int group = grouped.group(place);
                    var tally = tallies[group];
                    if (tally == null) {
                        tally = new Tally();
                        tallies[group] = tally;
                    }
                    measure.counting().count(known, tally);
                }
            }
        }
        var byCode = new HashMap<String, Tally>();
        for (int group = 0; group < tallies.length; group++) {
            var tally = tallies[group];
            if (tally != null) {
                byCode.put(grouped.codes().get(group), tally);
            }
        }
        return told(measure, total, byCode);
    }

    private static Told told(Measure measure, Tally total, Map<String, Tally> tallies) {
        var told = new LinkedHashMap<String, Measured>();
        new TreeMap<>(tallies).forEach((code, tally) -> told.put(code, tally.measured()));
        return new Told(measure, total.measured(), told);
    }

    Map<String, Measured> totals() {
        return totals;
    }

    /** By indicator and code; where entries are counted, only groups that have some. */
    Map<String, Map<String, Measured>> groups() {
        return groups;
    }
}
