package org.pulang.query.indicators;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Reader;
import org.pulang.query.indicators.Measures.Flow;
import org.pulang.query.indicators.Measures.Question;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Provenance;
import org.springframework.stereotype.Component;

/** What is told of indicators, by the API and on pages alike: counted, and as the floor of whoever asks leaves it. */
@Component
class Answers {

    private static final String RECOMMENDATIONS = "recommendations";

    private final Measures measures;
    private final Wording wording;
    private final Clock clock;

    Answers(Measures measures, Wording wording, Clock clock) {
        this.measures = measures;
        this.wording = wording;
        this.clock = clock;
    }

    /**
     * One answer.
     *
     * @param by as it stands in the address
     * @param trend whether it is told as of the ends of the last eight quarters, too
     */
    Answer answer(
            AsOf asOf,
            Reader reader,
            Question question,
            Asked asked,
            @Nullable String by,
            boolean trend,
            Locale language) {
        if (asked.drawing() && question.by() != null) {
            throw new ProblemFound(Problem.BAD_PARAMETER, "by");
        }
        var filter = question.filter();
        var basis = question.basis();
        var floor = measures.floor(reader, filter);
        // Of a drawing alone no more is told than beside what the theme tells.
        var counted = asked.drawing() ? Theme.Outcomes.measures() : asked.measures();
        var figures = measures.figures(question, counted, asked.curves(), asked.flows())
                .over(floor);
        var casework = casework(question, asked, floor);
        var telling = telling(question, counted, figures, floor);
        var ids = Stream.of(
                        asked.measures().stream().map(Measure::id),
                        asked.curves().stream().map(Curve::id),
                        asked.flows() ? Stream.of(Catalogue.FLOWS) : Stream.<String>empty())
                .flatMap(all -> all)
                .toList();
        return new Answer(
                asOf,
                basis.today(),
                basis.asOf(),
                filter,
                by,
                floor.count(figures.cases(), figures.casework(), telling.people()),
                measures.simulated(question),
                asked.measures().stream()
                        .map(measure -> indicator(measure, question, telling, language))
                        .toList(),
                trend && !asked.drawing() ? trends(question, asked.measures(), telling, floor) : Map.of(),
                providers(question, asked.measures(), telling),
                curves(figures, casework, telling, floor),
                Ways.flows(floor.ways(figures.ways(), casework == null ? null : casework.ways())),
                asked.recommendations() ? wording.recommendations(language) : List.of(),
                wording.definitions(ids, question.by()));
    }

    /** Of the places that are told as groups, but for those not known. */
    private Map<String, Long> providers(Question question, List<Measure> asked, Telling telling) {
        if (question.by() != Dimension.ByRegency && question.by() != Dimension.ByProvince) {
            return Map.of();
        }
        var places = new TreeSet<String>();
        asked.forEach(measure -> places.addAll(telling.table(measure).groups().keySet()));
        places.remove(Facts.UNTOLD);
        return measures.providers(question.basis(), places);
    }

    static Telling telling(Question question, List<Measure> asked, Measures.Figures figures, Floor floor) {
        return new Telling(floor, asked, question.by(), figures.totals(), figures.groups());
    }

    private Map<String, List<Trend>> trends(Question question, List<Measure> asked, Telling now, Floor floor) {
        var quarters = question.basis().quarters();
        var then = quarters.stream()
                .map(quarter -> new Question(quarter, question.filter(), question.visible(), null))
                .map(quarter -> telling(
                        quarter,
                        asked,
                        measures.figures(quarter, asked, List.of(), false).over(floor),
                        floor))
                .toList();
        var trends = new LinkedHashMap<String, List<Trend>>();
        for (var measure : asked) {
            var shown = floor.trend(
                    measure,
                    now.table(measure),
                    then.stream().map(quarter -> quarter.table(measure)).toList());
            trends.put(
                    measure.id(),
                    IntStream.range(0, shown.size())
                            .mapToObj(n -> Trend.of(quarters.get(n).today(), shown.get(n)))
                            .toList());
        }
        return trends;
    }

    /** Curves and ways of cases of casework alone, by which the floor hides; absent where it does not, or none of them is asked for. */
    private Measures.@Nullable Figures casework(Question question, Asked asked, Floor floor) {
        if (!floor.hides() || (asked.curves().isEmpty() && !asked.flows())) {
            return null;
        }
        return question.filter()
                .narrowedTo(Provenance.Casework)
                .map(filter -> new Question(question.basis(), filter, question.visible(), null))
                .map(narrowed -> measures.figures(narrowed, List.of(), asked.curves(), asked.flows()))
                .orElse(null);
    }

    private static Map<String, List<Floor.Point>> curves(
            Measures.Figures all, Measures.@Nullable Figures casework, Telling telling, Floor floor) {
        var curves = new LinkedHashMap<String, List<Floor.Point>>();
        all.curves()
                .forEach((id, points) -> curves.put(
                        id,
                        floor.points(
                                points,
                                casework == null
                                        ? null
                                        : requireNonNull(casework.curves().get(id)),
                                telling.people())));
        return curves;
    }

    private Indicator indicator(Measure measure, Question question, Telling telling, Locale language) {
        var table = telling.table(measure);
        var told = new LinkedHashMap<String, Group>();
        table.groups()
                .forEach((code, group) ->
                        told.put(code, Group.of(wording.label(measure, question.by(), code, language), group)));
        var total = table.total();
        return new Indicator(
                measure.id(),
                total.numerator(),
                total.denominator(),
                total.share(),
                total.median(),
                total.mean(),
                total.values(),
                measure.unit(),
                table.difference(),
                told);
    }

    /**
     * What is asked for together.
     *
     * @param recommendations whether they are told, with the ids of their indicators
     */
    record Asked(List<Measure> measures, List<Curve> curves, boolean flows, boolean recommendations) {

        /** A curve or the flows by themselves. */
        boolean drawing() {
            return measures.isEmpty();
        }

        /** These indicators. */
        static Asked of(List<String> ids) {
            return new Asked(
                    ids.stream().map(id -> Catalogue.measure(id).orElseThrow()).toList(), List.of(), false, false);
        }
    }

    /** @throws ProblemFound {@link Problem#NOT_FOUND} if nothing is called so */
    static Asked asked(String name) {
        if (name.equals(RECOMMENDATIONS)) {
            return new Asked(
                    Stream.of(Recommendation.values())
                            .flatMap(recommendation -> recommendation.indicators().stream())
                            .distinct()
                            .map(id -> Catalogue.measure(id).orElseThrow())
                            .toList(),
                    List.of(),
                    false,
                    true);
        }
        if (name.equals(Catalogue.FLOWS)) {
            return new Asked(List.of(), List.of(), true, false);
        }
        return Theme.named(name)
                .map(theme -> new Asked(theme.measures(), theme.curves(), theme == Theme.Outcomes, false))
                .or(() -> Catalogue.measure(name).map(measure -> new Asked(List.of(measure), List.of(), false, false)))
                .or(() -> Catalogue.CURVES.stream()
                        .filter(curve -> curve.id().equals(name))
                        .findFirst()
                        .map(curve -> new Asked(List.of(), List.of(curve), false, false)))
                .orElseThrow(() -> new ProblemFound(Problem.NOT_FOUND));
    }

    /** What is counted: as of now, or of the end of that day. */
    Basis basis(@Nullable PartialDate knownBy) {
        return basis(knownBy, clock);
    }

    static Basis basis(@Nullable PartialDate knownBy, Clock clock) {
        var zone = AreaCode.zoneOf(null);
        return Basis.of(knownBy == null ? null : knownBy.latestDay(zone), LocalDate.ofInstant(clock.instant(), zone));
    }

    static @Nullable Dimension dimension(@Nullable String by) {
        return by == null || by.isBlank()
                ? null
                : Dimension.named(by.strip()).orElseThrow(() -> new ProblemFound(Problem.BAD_PARAMETER, "by"));
    }

    /**
     * What is told.
     *
     * @param until up to which day time has passed, in western time
     * @param past whether only what was recorded by the end of that day counts
     * @param cases that the filter leaves
     * @param simulated how many of them are of nobody: no figure that counts them is a finding
     * @param trends by indicator; empty where not asked for
     * @param providers how many help there, by regency or province; empty where cases are not told apart by these
     * @param definitions by indicator, and of what they are told apart by, and language
     */
    record Answer(
            AsOf asOf,
            LocalDate until,
            boolean past,
            IndicatorsFilter filter,
            @Nullable String by,
            Count cases,
            long simulated,
            List<Indicator> indicators,
            Map<String, List<Trend>> trends,
            Map<String, Long> providers,
            Map<String, List<Floor.Point>> curves,
            List<Flow> flows,
            List<Wording.Recommended> recommendations,
            Map<String, Map<String, Definition>> definitions) {}

    /**
     * One indicator; see {@link Shown}.
     *
     * @param difference see {@link Telling.Table}
     * @param groups by code
     */
    record Indicator(
            String id,
            Count numerator,
            Count denominator,
            @Nullable Double share,
            @Nullable BigDecimal median,
            @Nullable Double mean,
            Count values,
            Measure.@Nullable Unit unit,
            @Nullable BigDecimal difference,
            Map<String, Group> groups) {}

    /** The same as of the end of a day. */
    record Trend(
            LocalDate asOf,
            Count numerator,
            Count denominator,
            @Nullable Double share,
            @Nullable BigDecimal median) {

        static Trend of(LocalDate asOf, Shown shown) {
            return new Trend(asOf, shown.numerator(), shown.denominator(), shown.share(), shown.median());
        }
    }

    /** The same for some of the cases. */
    record Group(
            String label,
            Count numerator,
            Count denominator,
            @Nullable Double share,
            @Nullable BigDecimal median,
            @Nullable Double mean,
            Count values) {

        static Group of(String label, Shown shown) {
            return new Group(
                    label,
                    shown.numerator(),
                    shown.denominator(),
                    shown.share(),
                    shown.median(),
                    shown.mean(),
                    shown.values());
        }
    }
}
