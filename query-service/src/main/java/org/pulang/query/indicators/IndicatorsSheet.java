package org.pulang.query.indicators;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pulang.query.export.Column;
import org.pulang.query.export.Rows;
import org.pulang.query.export.Sheet;
import org.pulang.query.indicators.Measures.Question;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Provenance;
import org.springframework.stereotype.Component;

/**
 * The indicators of a theme, or one, with its curves and ways, as a table: a row for all cases and one for each group, with the numbers that
 * {@code GET /api/indicators/{indicator}} tells whoever asks; {@code cases} is what {@code GET /api/indicators} counts. A row of which the
 * {@link Floor} hides numerator or denominator is withheld; that makes no release of the others.
 */
@Component
class IndicatorsSheet implements Sheet<IndicatorsSheet.Filter> {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id");

    private static final Form<Filter> FORM = new Form<>(
            "indicators",
            Filter.class,
            List.of(
                    Column.text("indicator", "#indicator+code"),
                    Column.text("title_id", "#indicator+name+i_id"),
                    Column.text("title_en", "#indicator+name+i_en"),
                    Column.text("by", "#meta+dimension"),
                    Column.text("group", "#group+code"),
                    Column.text("group_id", "#group+name+i_id"),
                    Column.text("group_en", "#group+name+i_en"),
                    Column.number("numerator", "#value+numerator").unlessFewCases(),
                    Column.number("denominator", "#value+denominator").unlessFewCases(),
                    Column.number("share", "#value+share").unlessFewCases(),
                    Column.number("median", "#value+median").unlessFewCases(),
                    Column.number("mean", "#value+mean").unlessFewCases(),
                    Column.whole("values", "#value+median+num").unlessFewCases(),
                    Column.number("difference", "#value+difference").unlessFewCases(),
                    Column.code("unit", Measure.Unit.class, "#value+unit"),
                    Column.flag("withheld", "#status+withheld"),
                    Column.whole("simulated", "#value+simulated"),
                    Column.day("until", "#date+until"),
                    Column.flag("past", "#status+past"),
                    Column.text("numerator_id", "#description+numerator+i_id"),
                    Column.text("numerator_en", "#description+numerator+i_en"),
                    Column.text("denominator_id", "#description+denominator+i_id"),
                    Column.text("denominator_en", "#description+denominator+i_en"),
                    Column.text("exclusions_id", "#description+exclusions+i_id"),
                    Column.text("exclusions_en", "#description+exclusions+i_en")));

    /** Who takes a file away is told the day in each row. */
    private static final AsOf NEVER = new AsOf(0, null);

    private final Indicators indicators;
    private final Answers answers;
    private final Measures measures;
    private final Wording wording;
    private final Clock clock;

    IndicatorsSheet(Indicators indicators, Answers answers, Measures measures, Wording wording, Clock clock) {
        this.indicators = indicators;
        this.answers = answers;
        this.measures = measures;
        this.wording = wording;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param indicator or theme, or {@code cases}
     * @param by a dimension, as in {@code gender}; absent means none but the indicator's own
     * @param asOf only what was recorded by the end of this day, or of this month's or year's last, counts
     * @param cases which are counted; absent means all
     */
    record Filter(
            @Nullable String indicator,
            @Nullable String by,
            @Nullable PartialDate asOf,
            IndicatorsFilter cases) {

        Filter {
            cases = Objects.requireNonNullElseGet(cases, () -> IndicatorsFilter.of(List.of()));
        }
    }

    @Override
    public Form<Filter> form() {
        return FORM;
    }

    @Override
    public Rows rows(Asked<Filter> asked) {
        var filter = asked.filter();
        if (filter.indicator() == null) {
            throw new ProblemFound(Problem.BAD_PARAMETER, "filter");
        }
        if (filter.indicator().equals(Wording.CASES)) {
            return counted(asked);
        }
        var of = Answers.asked(filter.indicator()).measures();
        var question = new Question(
                Answers.basis(filter.asOf(), clock), filter.cases(), asked.counted(), Answers.dimension(filter.by()));
        var floor = measures.floor(asked.reader(), filter.cases());
        var figures = measures.figures(question, of, List.of(), false).over(floor);
        var telling = Answers.telling(question, of, figures, floor);
        var simulated = measures.simulated(question);
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var measure : of) {
            var table = telling.table(measure);
            rows.add(cells(measure, question, null, table.total(), table.difference(), simulated));
            table.groups().forEach((code, group) -> rows.add(cells(measure, question, code, group, null, simulated)));
        }
        if (question.by() == null) {
            rows.addAll(drawn(asked, question, simulated));
        }
        return Rows.of(rows);
    }

    /** What the dashboard tells: all cases, each group of them, and its two figures. */
    private Rows counted(Asked<Filter> asked) {
        var filter = asked.filter();
        var only = Answers.dimension(filter.by());
        if (only != null && !Dimension.COUNTED.contains(only)) {
            throw new ProblemFound(Problem.BAD_PARAMETER, "by");
        }
        var basis = Answers.basis(filter.asOf(), clock);
        var figures =
                indicators.shown(basis.asOf() ? basis : Basis.NOW, filter.cases(), asked.counted(), asked.reader());
        var all = figures.counts().cases();
        var simulated =
                figures.counts().of(Dimension.ByProvenance).getOrDefault(Provenance.Simulated.name(), Count.of(0));
        var table = new Table(
                basis, simulated.number() == null ? 0 : simulated.number().longValueExact());
        table.add(
                Wording.CASES, figure(Wording.CASES), new Line(null, null, null, null, all, Count.HIDDEN, null, null));
        figures.counts().by().forEach((dimension, groups) -> {
            if (only == null || only == dimension) {
                groups.forEach((code, count) -> table.add(
                        Wording.CASES,
                        figure(dimension.figure()),
                        new Line(
                                dimension.figure(),
                                code,
                                wording.label(dimension, code, INDONESIAN),
                                wording.label(dimension, code, Locale.ENGLISH),
                                count,
                                all,
                                share(count, all),
                                null)));
            }
        });
        var time = figures.timeToAssessmentDays();
        table.add(
                Wording.TIME_TO_ASSESSMENT,
                figure(Wording.TIME_TO_ASSESSMENT),
                new Line(null, null, null, null, time.cases(), all, share(time.cases(), all), time.median()));
        var followUps = figures.followUps();
        table.add(
                Wording.FOLLOW_UPS,
                figure(Wording.FOLLOW_UPS),
                new Line(null, null, null, null, followUps.onTime(), followUps.due(), followUps.share(), null));
        return Rows.of(table.rows);
    }

    private Map<String, Definition> figure(String name) {
        return Map.of(
                INDONESIAN.getLanguage(),
                wording.definition(name, INDONESIAN),
                Locale.ENGLISH.getLanguage(),
                wording.definition(name, Locale.ENGLISH));
    }

    private static @Nullable Double share(Count some, Count all) {
        var part = some.number();
        var whole = all.number();
        return part == null || whole == null || whole.signum() == 0 ? null : part.doubleValue() / whole.doubleValue();
    }

    /**
     * What is drawn as curves and ways: of a curve a row for each month that it is drawn at, with events, people at risk and the share to which it
     * has not come; of ways a row for each, with people.
     */
    private List<List<@Nullable Object>> drawn(Asked<Filter> asked, Question question, long simulated) {
        var table = new Table(question.basis(), simulated);
        var of = Answers.asked(requireNonNull(asked.filter().indicator()));
        if (of.curves().isEmpty() && !of.flows()) {
            return List.of();
        }
        var answer = answers.answer(NEVER, asked.reader(), question, of, null, false, INDONESIAN);
        answer.curves()
                .forEach((curve, points) -> points.forEach(point -> {
                    var month = String.valueOf(point.months());
                    table.add(
                            curve,
                            indicator(curve),
                            new Line(
                                    "months",
                                    month,
                                    month,
                                    month,
                                    point.events(),
                                    point.atRisk(),
                                    point.without(),
                                    null));
                }));
        answer.flows().forEach(flow -> {
            var way = "%s-%s".formatted(flow.from(), flow.to());
            table.add(
                    Catalogue.FLOWS,
                    indicator(Catalogue.FLOWS),
                    new Line("ways", way, way, way, Count.of(flow.cases()), Count.HIDDEN, null, null));
        });
        return table.rows;
    }

    /** Of no measure of the catalogue. */
    private record Line(
            @Nullable String by,
            @Nullable String group,
            @Nullable String groupId,
            @Nullable String groupEn,
            Count numerator,
            Count denominator,
            @Nullable Double share,
            @Nullable Integer median) {}

    private record Table(Basis basis, long simulated, List<List<@Nullable Object>> rows) {

        Table(Basis basis, long simulated) {
            this(basis, simulated, new ArrayList<>());
        }

        void add(String name, Map<String, Definition> words, Line line) {
            var id = requireNonNull(words.get(INDONESIAN.getLanguage()));
            var en = requireNonNull(words.get(Locale.ENGLISH.getLanguage()));
            boolean withheld = line.numerator().hidden();
            rows.add(Arrays.asList(
                    name,
                    id.title(),
                    en.title(),
                    line.by(),
                    line.group(),
                    line.groupId(),
                    line.groupEn(),
                    line.numerator().number(),
                    withheld ? null : line.denominator().number(),
                    line.share(),
                    line.median(),
                    null,
                    null,
                    null,
                    null,
                    withheld,
                    simulated,
                    basis.today(),
                    basis.asOf(),
                    id.numerator(),
                    en.numerator(),
                    id.denominator(),
                    en.denominator(),
                    id.exclusions(),
                    en.exclusions()));
        }
    }

    private Map<String, Definition> indicator(String id) {
        return requireNonNull(wording.definitions(List.of(id)).get(id));
    }

    private List<@Nullable Object> cells(
            Measure measure,
            Question question,
            @Nullable String group,
            Shown shown,
            @Nullable BigDecimal difference,
            long simulated) {
        var withheld = !shown.whole();
        var values = shown.values().number();
        var words = indicator(measure.id());
        var id = requireNonNull(words.get(INDONESIAN.getLanguage()));
        var en = requireNonNull(words.get(Locale.ENGLISH.getLanguage()));
        return Arrays.asList(
                measure.id(),
                id.title(),
                en.title(),
                group == null ? null : by(measure, question.by()),
                group,
                group == null ? null : wording.label(measure, question.by(), group, INDONESIAN),
                group == null ? null : wording.label(measure, question.by(), group, Locale.ENGLISH),
                withheld ? null : shown.numerator().number(),
                withheld ? null : shown.denominator().number(),
                withheld ? null : shown.share(),
                withheld ? null : shown.median(),
                withheld ? null : shown.mean(),
                withheld || values == null ? null : values.longValueExact(),
                withheld ? null : difference,
                measure.unit(),
                withheld,
                simulated,
                question.basis().today(),
                question.basis().asOf(),
                id.numerator(),
                en.numerator(),
                id.denominator(),
                en.denominator(),
                id.exclusions(),
                en.exclusions());
    }

    private static String by(Measure measure, @Nullable Dimension asked) {
        return asked != null ? asked.figure() : requireNonNull(measure.groups()).figure();
    }
}
