package org.pulang.query.indicators;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.Gender;

/**
 * What is told of the indicators of one answer and of their groups, so that nothing hidden can be worked out from the rest: each rule
 * hides some more, until none does.
 */
final class Telling {

    /** Of all cases, as no group is called. */
    private static final String TOTAL = "";

    private final Floor floor;
    private final List<Measure> measures;
    private final @Nullable Dimension by;
    /** By indicator and group, the total among them. */
    private final Map<String, Map<String, Measured>> counted = new LinkedHashMap<>();

    /** Of which nothing is told, nothing but the denominator, nothing of the values, and of these not how many. */
    private final Set<Cell> all = new HashSet<>();

    private final Set<Cell> part = new HashSet<>();
    private final Set<Cell> values = new HashSet<>();
    private final Set<Cell> howMany = new HashSet<>();

    private record Cell(String id, String code) {}

    /** @param by what is asked for; absent where the groups are the indicators' own */
    Telling(
            Floor floor,
            List<Measure> measures,
            @Nullable Dimension by,
            Map<String, Measured> totals,
            Map<String, Map<String, Measured>> groups) {
        this.floor = floor;
        this.measures = measures;
        this.by = by;
        for (var measure : measures) {
            var total = requireNonNull(totals.get(measure.id()));
            var cells = new LinkedHashMap<String, Measured>();
            cells.put(TOTAL, total);
            // Whoever is in a group of ten is one of the ten.
            if (!floor.hides() || floor.enough(total)) {
                cells.putAll(groups.getOrDefault(measure.id(), Map.of()));
            }
            counted.put(measure.id(), cells);
        }
        if (floor.hides()) {
            hide();
        }
    }

    private void hide() {
        measures.forEach(this::hideFew);
        int hidden;
        do {
            hidden = hidden();
            hideNear();
            measures.forEach(this::hideGroups);
            Catalogue.WHOLES.forEach(this::hideKinds);
        } while (hidden() > hidden);
    }

    private int hidden() {
        return all.size() + part.size() + values.size() + howMany.size();
    }

    private Map<String, Measured> cells(Measure measure) {
        return requireNonNull(counted.get(measure.id()));
    }

    private void hideFew(Measure measure) {
        cells(measure).forEach((code, one) -> {
            var cell = new Cell(measure.id(), code);
            if (nobodys(code)) {
                return;
            }
            if (!floor.enough(one)) {
                hideAll(cell);
            }
            if (measure.parted() && floor.fewOf(one.people(), one.reached())) {
                hidePart(cell);
            }
            if (floor.tooFew(one.valued())) {
                hideValues(cell);
            }
            if (floor.nearPart(one)) {
                howMany.add(cell);
            }
        });
    }

    private void hideAll(Cell cell) {
        all.add(cell);
        hidePart(cell);
    }

    private void hidePart(Cell cell) {
        part.add(cell);
        hideValues(cell);
    }

    private void hideValues(Cell cell) {
        values.add(cell);
        howMany.add(cell);
    }

    /** Published and simulated cases, where they are a group of their own. */
    private boolean nobodys(String code) {
        return Floor.nobodys(by, code);
    }

    /** Two numbers of cases of which one is nearly the other tell of the few between them. */
    private void hideNear() {
        var codes = new TreeSet<String>();
        counted.values().forEach(cells -> codes.addAll(cells.keySet()));
        for (var code : codes) {
            var told = new ArrayList<Long>();
            for (var measure : measures) {
                var one = cells(measure).get(code);
                var cell = new Cell(measure.id(), code);
                if (one == null || measure.sums() || all.contains(cell) || nobodys(code)) {
                    continue;
                }
                if (floor.near(one.people(), told)) {
                    hideAll(cell);
                } else {
                    told.add(one.people());
                }
            }
        }
    }

    /** Groups sum up to the total, and what is hidden of the total is hidden of its groups. */
    private void hideGroups(Measure measure) {
        var groups = new HashMap<>(cells(measure));
        groups.remove(TOTAL);
        groups.keySet().removeIf(this::nobodys);
        hide(measure, groups, all, one -> new long[] {one.people()}).forEach(this::hideAll);
        hide(
                        measure,
                        groups,
                        part,
                        one -> measure.parted()
                                ? new long[] {one.reached(), one.people() - one.reached()}
                                : new long[] {one.people()})
                .forEach(this::hidePart);
        if (measure.unit() != null) {
            hide(measure, groups, values, one -> new long[] {one.valued()}).forEach(this::hideValues);
            howMany.addAll(hide(measure, groups, howMany, one -> new long[] {one.valued()}));
        }
    }

    private List<Cell> hide(
            Measure measure, Map<String, Measured> groups, Set<Cell> before, Function<Measured, long[]> people) {
        var hidden = new HashSet<String>();
        var weights = new HashMap<String, long[]>();
        boolean everything = before.contains(new Cell(measure.id(), TOTAL));
        groups.forEach((code, one) -> {
            weights.put(code, people.apply(one));
            if (everything || before.contains(new Cell(measure.id(), code))) {
                hidden.add(code);
            }
        });
        return floor.hidden(weights, hidden).stream()
                .map(code -> new Cell(measure.id(), code))
                .toList();
    }

    /** Indicators whose numerators together are the denominator of each. */
    private void hideKinds(List<String> ids) {
        if (!counted.keySet().containsAll(ids)) {
            return;
        }
        var codes = new TreeSet<String>();
        ids.forEach(id -> codes.addAll(requireNonNull(counted.get(id)).keySet()));
        for (var code : codes) {
            var weights = new HashMap<String, long[]>();
            var hidden = new HashSet<String>();
            for (var id : ids) {
                var one = requireNonNull(counted.get(id)).get(code);
                if (one != null && !nobodys(code)) {
                    weights.put(id, new long[] {one.reached()});
                    if (part.contains(new Cell(id, code))) {
                        hidden.add(id);
                    }
                }
            }
            floor.hidden(weights, hidden).forEach(id -> hidePart(new Cell(id, code)));
        }
    }

    /** How many cases of casework are behind the numbers of cases that are told of all. */
    List<Long> people() {
        return measures.stream()
                .filter(measure -> !measure.sums() && !all.contains(new Cell(measure.id(), TOTAL)))
                .map(measure -> requireNonNull(cells(measure).get(TOTAL)).people())
                .toList();
    }

    /**
     * An indicator with its groups, as it is told.
     *
     * @param counted what the total is
     * @param difference share among men less share among women, in percentage points; absent where it is not told apart by gender, or
     *     one has no share that is told
     */
    record Table(Measured counted, Shown total, @Nullable BigDecimal difference, Map<String, Shown> groups) {}

    Table table(Measure measure) {
        var groups = new LinkedHashMap<String, Shown>();
        cells(measure).forEach((code, one) -> groups.put(code, shown(measure, code, one)));
        var total = requireNonNull(groups.remove(TOTAL));
        return new Table(
                requireNonNull(cells(measure).get(TOTAL)),
                total,
                measure.tellsGenders(by) ? difference(groups) : null,
                groups);
    }

    private Shown shown(Measure measure, String code, Measured one) {
        var cell = new Cell(measure.id(), code);
        boolean valued = measure.unit() != null;
        // A mean is a fraction: it tells of how many values it is.
        return Shown.of(
                one,
                all.contains(cell),
                part.contains(cell),
                valued && values.contains(cell),
                valued && howMany.contains(cell));
    }

    private static @Nullable BigDecimal difference(Map<String, Shown> byGender) {
        var men = byGender.get(Gender.Masculine.name());
        var women = byGender.get(Gender.Feminine.name());
        if (men == null || women == null || men.share() == null || women.share() == null) {
            return null;
        }
        return BigDecimal.valueOf(men.share())
                .subtract(BigDecimal.valueOf(women.share()))
                .movePointRight(2)
                .setScale(1, RoundingMode.HALF_UP);
    }
}
