package org.pulang.query.indicators;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every figure of the dashboard, as it is told to somebody; see {@link Figures}. */
record ShownFigures(Counts counts, Time timeToAssessmentDays, FollowUps followUps) {

    private static final String ASSESSED = "assessed";
    private static final String WITHOUT = "without";
    private static final String INEXACT = "inexact";

    /**
     * As the floor leaves them.
     *
     * @param casework the same figures of cases of casework alone; absent where nothing is to be hidden
     */
    static ShownFigures of(Figures all, @Nullable Figures casework, Floor floor) {
        return new ShownFigures(
                Counts.of(all.counts(), casework == null ? null : casework.counts(), floor),
                Time.of(all.timeToAssessmentDays(), casework == null ? null : casework.timeToAssessmentDays(), floor),
                FollowUps.of(all.followUps(), casework == null ? null : casework.followUps(), floor));
    }

    /** How many cases there are, and how many of each kind: {@code {"cases": 75, "byGender": {"Feminine": 46, …}, …}}. */
    record Counts(Count cases, Map<Dimension, Map<String, Count>> by) {

        static Counts of(
                org.pulang.query.indicators.Counts all,
                org.pulang.query.indicators.@Nullable Counts casework,
                Floor floor) {
            var by = new EnumMap<Dimension, Map<String, Count>>(Dimension.class);
            all.by().forEach((dimension, groups) -> {
                // Both kinds of age bands end at the same birthdays: by one the other could be worked out.
                if (casework == null || dimension != Dimension.ByAgeBroad) {
                    by.put(
                            dimension,
                            floor.counts(dimension, groups, casework == null ? null : casework.of(dimension)));
                }
            });
            return new Counts(floor.count(all.cases(), casework == null ? 0 : casework.cases(), List.of()), by);
        }

        Map<String, Count> of(Dimension dimension) {
            return by.getOrDefault(dimension, Map.of());
        }

        @JsonValue
        Map<String, Object> json() {
            var figures = new LinkedHashMap<String, Object>();
            figures.put("cases", cases);
            by.forEach((dimension, counts) -> figures.put(dimension.figure(), counts));
            return figures;
        }
    }

    /** See {@link TimeToAssessment}. */
    record Time(
            @Nullable Integer median,
            @Nullable Integer p90,
            Count cases,
            Count withoutAssessment,
            Count withoutExactFirstContact) {

        static Time of(TimeToAssessment all, @Nullable TimeToAssessment casework, Floor floor) {
            var told = floor.counts(null, parts(all), casework == null ? null : parts(casework));
            var assessed = requireNonNull(told.get(ASSESSED));
            return new Time(
                    assessed.hidden() ? null : all.median(),
                    assessed.hidden() ? null : all.p90(),
                    assessed,
                    requireNonNull(told.get(WITHOUT)),
                    requireNonNull(told.get(INEXACT)));
        }

        private static Map<String, Long> parts(TimeToAssessment time) {
            return Map.of(
                    ASSESSED,
                    time.cases(),
                    WITHOUT,
                    time.withoutAssessment(),
                    INEXACT,
                    time.withoutExactFirstContact());
        }
    }

    /** See {@link FollowUpsOnTime}. */
    record FollowUps(
            Count due,
            Count onTime,
            Count late,
            Count missed,
            @Nullable Double share) {

        static FollowUps of(FollowUpsOnTime all, @Nullable FollowUpsOnTime casework, Floor floor) {
            if (casework == null) {
                return of(all, false, false, false);
            }
            boolean hidden = floor.tooFew(casework.cases());
            boolean parts = hidden || floor.fewOf(casework.cases(), casework.casesOnTime());
            // Either tells of the other.
            boolean others = parts || floor.tooFew(casework.casesLate()) || floor.tooFew(casework.casesMissed());
            return of(all, hidden, parts, others);
        }

        private static FollowUps of(FollowUpsOnTime all, boolean hidden, boolean parts, boolean others) {
            return new FollowUps(
                    Count.of(all.due(), hidden),
                    Count.of(all.onTime(), parts),
                    Count.of(all.late(), others),
                    Count.of(all.missed(), others),
                    parts ? null : all.share());
        }
    }
}
