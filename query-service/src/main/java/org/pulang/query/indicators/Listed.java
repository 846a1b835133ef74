package org.pulang.query.indicators;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;

/**
 * Which cases are behind a number: of an indicator or a group of it, of a point of a curve, of the flows.
 *
 * @param each a list among the facts, where a case is behind it by one of its entries
 */
record Listed(@Nullable Fact each, Predicate<Known> counted) {

    /**
     * @param numerator else the denominator
     * @param group a code of the groups asked for, else of the indicator's own; of a curve the month of a point; of the flows two
     *     stages, as in {@code Assessed-Planned}; absent means all
     * @throws ProblemFound {@link Problem#NOT_FOUND} if there is no such number, {@link Problem#BAD_PARAMETER} if it has no such groups
     */
    static Listed of(String name, boolean numerator, @Nullable String group, @Nullable Dimension by) {
        var measure = Catalogue.measure(name);
        if (measure.isPresent()) {
            return of(measure.get(), numerator, group, by);
        }
        if (by != null) {
            throw new ProblemFound(Problem.BAD_PARAMETER, "by");
        }
        if (name.equals(Catalogue.FLOWS)) {
            return new Listed(null, link(group));
        }
        return Catalogue.CURVES.stream()
                .filter(curve -> curve.id().equals(name))
                .findFirst()
                .map(curve -> new Listed(null, point(curve, numerator, group)))
                .orElseThrow(() -> new ProblemFound(Problem.NOT_FOUND));
    }

    /** All cases of a group. */
    static Listed of(Dimension dimension, String group) {
        return new Listed(null, known -> dimension.of(known).contains(group));
    }

    private static Listed of(Measure measure, boolean numerator, @Nullable String group, @Nullable Dimension by) {
        var counted = measure.behind(numerator);
        if (group == null) {
            return new Listed(measure.each(), counted);
        }
        if (by != null) {
            return new Listed(measure.each(), counted.and(known -> by.of(known).contains(group)));
        }
        var own = measure.groups();
        if (own == null) {
            throw new ProblemFound(Problem.BAD_PARAMETER, "group");
        }
        return new Listed(
                measure.each(), counted.and(known -> own.code().apply(known).equals(group)));
    }

    private static Predicate<Known> link(@Nullable String group) {
        if (group == null) {
            return Catalogue::victim;
        }
        if (!Ways.isLink(group)) {
            throw new ProblemFound(Problem.BAD_PARAMETER, "group");
        }
        return known -> Ways.went(known, group);
    }

    private static Predicate<Known> point(Curve curve, boolean numerator, @Nullable String group) {
        if (group == null) {
            return known -> curve.counts(known) && (!numerator || known.has(curve.event()));
        }
        int months = months(group);
        return known -> numerator ? curve.come(known, months) : curve.atRisk(known, months);
    }

    private static int months(String group) {
        if (!group.matches("\\d{1,2}") || !Curve.isDrawn(Integer.parseInt(group))) {
            throw new ProblemFound(Problem.BAD_PARAMETER, "group");
        }
        return Integer.parseInt(group);
    }
}
