package org.pulang.query.casefile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.query.casefile.AssessmentsPart.Assessment;
import org.pulang.vocabulary.InstrumentCode;

/** The assessments with one instrument, by the day they were held: scores of different instruments are never set beside each other. */
record AssessmentTrend(List<Step> steps) {

    /**
     * An assessment, and how it differs from the last one before it that has a score.
     *
     * @param change of the composite, in points; absent where this one has none, or there is none before it to compare with
     * @param otherVersion whether the last one that has a score asked something else, so that the two are not compared
     */
    record Step(Assessment assessment, @Nullable BigDecimal change, boolean otherVersion) {}

    /** In the order in which the instruments were first used. */
    static List<AssessmentTrend> of(List<Assessment> assessments) {
        var byCode = new LinkedHashMap<InstrumentCode, List<Assessment>>();
        for (var assessment : assessments) {
            byCode.computeIfAbsent(assessment.recorded().event().instrument().code(), first -> new ArrayList<>())
                    .add(assessment);
        }
        return byCode.values().stream().map(AssessmentTrend::trend).toList();
    }

    private static AssessmentTrend trend(List<Assessment> ofOneInstrument) {
        var steps = new ArrayList<Step>();
        @Nullable Assessment before = null;
        for (var assessment : ofOneInstrument.stream()
                .sorted(Comparator.comparing(one -> one.recorded().event().assessedOn()))
                .toList()) {
            steps.add(step(before, assessment));
            before = assessment.score().composite() == null ? before : assessment;
        }
        return new AssessmentTrend(List.copyOf(steps));
    }

    private static Step step(@Nullable Assessment before, Assessment assessment) {
        var composite = assessment.score().composite();
        var last = before == null ? null : before.score().composite();
        if (before == null || last == null || composite == null) {
            return new Step(assessment, null, false);
        }
        var same = before.recorded()
                .event()
                .instrument()
                .equals(assessment.recorded().event().instrument());
        return new Step(assessment, same ? composite.subtract(last) : null, !same);
    }

    Assessment latest() {
        return steps.get(steps.size() - 1).assessment();
    }
}
