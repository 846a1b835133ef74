package org.pulang.query.indicators;

import static java.util.Objects.requireNonNull;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Read;
import org.pulang.query.access.Visible;
import org.pulang.query.indicators.Measures.Behind;
import org.pulang.query.indicators.Measures.Flow;
import org.pulang.query.indicators.Measures.Question;
import org.pulang.query.page.Listing;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.PartialDate;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/indicators/{indicator}}: the indicators of a theme, or one, each with its definition; {@code …/cases}: the cases behind a number,
 * for those who may see cases.
 */
@RestController
class MeasuresEndpoint {

    private static final String RECOMMENDATIONS = "recommendations";

    private final Measures measures;
    private final Wording wording;
    private final Clock clock;

    MeasuresEndpoint(Measures measures, Wording wording, Clock clock) {
        this.measures = measures;
        this.wording = wording;
        this.clock = clock;
    }

    /**
     * @param knownBy only what was recorded by the end of this day, or of this month's or year's last, counts
     * @param by a dimension, as in {@code gender}
     */
    @GetMapping("/api/indicators/{indicator}")
    ResponseEntity<Answer> indicators(
            AsOf asOf,
            Visible visible,
            @PathVariable("indicator") String name,
            @ModelAttribute IndicatorsFilter filter,
            @RequestParam(name = "asOf", required = false) @Nullable PartialDate knownBy,
            @RequestParam(required = false) @Nullable String by,
            Locale language) {
        var asked = asked(name);
        var basis = basis(knownBy);
        var question = new Question(basis, filter, visible, dimension(by));
        var figures = measures.figures(question, asked.measures, asked.curves, asked.flows);
        var ids = Stream.of(
                        asked.measures.stream().map(Measure::id),
                        asked.curves.stream().map(Curve::id),
                        asked.flows ? Stream.of(Catalogue.FLOWS) : Stream.<String>empty())
                .flatMap(all -> all)
                .toList();
        return ResponseEntity.ok()
                .eTag("\"%d-%s\"".formatted(asOf.position(), basis.today()))
                .body(new Answer(
                        asOf,
                        basis.today(),
                        basis.asOf(),
                        filter,
                        by,
                        figures.cases(),
                        asked.measures.stream()
                                .map(measure -> indicator(measure, question, figures, language))
                                .toList(),
                        figures.curves(),
                        figures.flows(),
                        name.equals(RECOMMENDATIONS) ? wording.recommendations(language) : List.of(),
                        wording.definitions(ids)));
    }

    private Indicator indicator(Measure measure, Question question, Measures.Figures figures, Locale language) {
        var counted = requireNonNull(figures.totals().get(measure.id()));
        var groups = figures.groups().getOrDefault(measure.id(), Map.of());
        var told = new LinkedHashMap<String, Group>();
        groups.forEach((code, group) ->
                told.put(code, Group.of(wording.label(measure, question.by(), code, language), group)));
        return new Indicator(
                measure.id(),
                counted.numerator(),
                counted.denominator(),
                counted.share(),
                counted.median(),
                counted.values(),
                measure.unit(),
                told);
    }

    /** The cases behind the numerator, or the denominator, of an indicator, by id. */
    @GetMapping("/api/indicators/{indicator}/cases")
    ResponseEntity<Listing<Behind>> cases(
            AsOf asOf,
            Visible visible,
            Read read,
            @PathVariable("indicator") String name,
            @ModelAttribute IndicatorsFilter filter,
            @RequestParam(name = "asOf", required = false) @Nullable PartialDate knownBy,
            @RequestParam(defaultValue = "Numerator") Part of,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        var measure = Catalogue.measure(name).orElseThrow(() -> new ProblemFound(Problem.NOT_FOUND));
        var rows = measures.cases(
                new Question(basis(knownBy), filter, visible, null), measure, of == Part.Numerator, after, limit + 1);
        read.lists(rows, limit, Behind::caseId);
        return Listing.untagged(asOf, rows, limit, row -> row.caseId().toString());
    }

    private record Asked(List<Measure> measures, List<Curve> curves, boolean flows) {}

    private static Asked asked(String name) {
        if (name.equals(RECOMMENDATIONS)) {
            return new Asked(
                    Stream.of(Recommendation.values())
                            .flatMap(recommendation -> recommendation.indicators().stream())
                            .distinct()
                            .map(id -> Catalogue.measure(id).orElseThrow())
                            .toList(),
                    List.of(),
                    false);
        }
        return Theme.named(name)
                .map(theme -> new Asked(theme.measures(), theme.curves(), theme == Theme.Outcomes))
                .or(() -> Catalogue.measure(name).map(measure -> new Asked(List.of(measure), List.of(), false)))
                .orElseThrow(() -> new ProblemFound(Problem.NOT_FOUND));
    }

    private Basis basis(@Nullable PartialDate knownBy) {
        var zone = AreaCode.zoneOf(null);
        return Basis.of(knownBy == null ? null : knownBy.latestDay(zone), LocalDate.ofInstant(clock.instant(), zone));
    }

    private static @Nullable Dimension dimension(@Nullable String by) {
        return by == null || by.isBlank()
                ? null
                : Dimension.named(by.strip()).orElseThrow(() -> new ProblemFound(Problem.BAD_PARAMETER, "by"));
    }

    /** Of an indicator. */
    enum Part {
        Numerator,
        Denominator
    }

    /**
     * What is told.
     *
     * @param until up to which day time has passed, in western time
     * @param past whether only what was recorded by the end of that day counts
     * @param cases that the filter leaves
     * @param definitions by indicator and language
     */
    record Answer(
            AsOf asOf,
            LocalDate until,
            boolean past,
            IndicatorsFilter filter,
            @Nullable String by,
            long cases,
            List<Indicator> indicators,
            Map<String, List<Curve.Point>> curves,
            List<Flow> flows,
            List<Wording.Recommended> recommendations,
            Map<String, Map<String, Definition>> definitions) {}

    /**
     * One indicator; see {@link Measured}.
     *
     * @param groups by code
     */
    record Indicator(
            String id,
            BigDecimal numerator,
            BigDecimal denominator,
            @Nullable Double share,
            @Nullable BigDecimal median,
            long values,
            Measure.@Nullable Unit unit,
            Map<String, Group> groups) {}

    /** The same for some of the cases. */
    record Group(
            String label,
            BigDecimal numerator,
            BigDecimal denominator,
            @Nullable Double share,
            @Nullable BigDecimal median,
            long values) {

        static Group of(String label, Measured measured) {
            return new Group(
                    label,
                    measured.numerator(),
                    measured.denominator(),
                    measured.share(),
                    measured.median(),
                    measured.values());
        }
    }
}
