package org.pulang.query.indicators;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import org.springframework.stereotype.Component;

/**
 * The indicators of a theme, or one, with its curves and ways, as a table: a row for all cases and one for each group, with the numbers that
 * {@code GET /api/indicators/{indicator}} tells whoever asks. A row of which the {@link Floor} hides numerator or denominator is withheld;
 * that makes no release of the others.
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

    private final Answers answers;
    private final Measures measures;
    private final Wording wording;
    private final Clock clock;

    IndicatorsSheet(Answers answers, Measures measures, Wording wording, Clock clock) {
        this.answers = answers;
        this.measures = measures;
        this.wording = wording;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param indicator or theme
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
            drawn(asked, question, simulated, rows);
        }
        return Rows.of(rows);
    }

    /**
     * What is drawn as curves and ways: of a curve a row for each month that it is drawn at, with events, people at risk and the share to which it
     * has not come; of ways a row for each, with people.
     */
    private void drawn(Asked<Filter> asked, Question question, long simulated, List<List<@Nullable Object>> rows) {
        var of = Answers.asked(requireNonNull(asked.filter().indicator()));
        if (of.curves().isEmpty() && !of.flows()) {
            return;
        }
        var answer = answers.answer(NEVER, asked.reader(), question, of, null, false, INDONESIAN);
        answer.curves()
                .forEach((curve, points) -> points.forEach(point -> rows.add(cells(
                        curve,
                        question,
                        new Line(
                                "months",
                                String.valueOf(point.months()),
                                point.events(),
                                point.atRisk(),
                                point.without(),
                                simulated)))));
        answer.flows()
                .forEach(flow -> rows.add(cells(
                        Catalogue.FLOWS,
                        question,
                        new Line(
                                "ways",
                                "%s-%s".formatted(flow.from(), flow.to()),
                                Count.of(flow.cases()),
                                Count.HIDDEN,
                                null,
                                simulated))));
    }

    /** Of a curve or of ways. */
    private record Line(
            String by,
            String group,
            Count numerator,
            Count denominator,
            @Nullable Double share,
            long simulated) {}

    private List<@Nullable Object> cells(String drawing, Question question, Line line) {
        var words = requireNonNull(wording.definitions(List.of(drawing)).get(drawing));
        var id = requireNonNull(words.get(INDONESIAN.getLanguage()));
        var en = requireNonNull(words.get(Locale.ENGLISH.getLanguage()));
        return Arrays.asList(
                drawing,
                id.title(),
                en.title(),
                line.by(),
                line.group(),
                line.group(),
                line.group(),
                line.numerator().number(),
                line.denominator().number(),
                line.share(),
                null,
                null,
                null,
                null,
                null,
                line.numerator().number() == null,
                line.simulated(),
                question.basis().today(),
                question.basis().asOf(),
                id.numerator(),
                en.numerator(),
                id.denominator(),
                en.denominator(),
                id.exclusions(),
                en.exclusions());
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
        var words = requireNonNull(wording.definitions(List.of(measure.id())).get(measure.id()));
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
