package org.pulang.query.indicators;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.indicators.Answers.Answer;
import org.pulang.query.indicators.Answers.Asked;
import org.pulang.query.indicators.Answers.Indicator;
import org.pulang.query.indicators.Measures.Flow;
import org.pulang.query.indicators.Measures.Question;
import org.pulang.query.indicators.MeasuresEndpoint.Part;
import org.pulang.query.page.LawChanges;
import org.pulang.query.page.LawChanges.LawChange;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.PartialDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What became of people: tables first, and pictures made of what the tables tell. */
@Controller
class OutcomesPage {

    private static final String OUTCOMES = "outcomes";
    private static final String COHORTS = "cohorts";

    /** Columns of the picture of cohorts: who is still in contact so long after the first one. */
    private static final List<String> IN_CONTACT =
            List.of("contactAfter6Months", "contactAfter12Months", "contactAfter24Months", "contactAfter36Months");

    private static final int CLASSES = 5;
    private static final int YEAR = 12;
    private static final int MONTHS_IN_QUARTER = 3;

    private final Answers answers;
    private final FigureViews figures;
    private final Heads heads;
    private final Wording wording;
    private final LawChanges laws;

    OutcomesPage(Answers answers, FigureViews figures, Heads heads, Wording wording, LawChanges laws) {
        this.answers = answers;
        this.figures = figures;
        this.heads = heads;
        this.wording = wording;
        this.laws = laws;
    }

    /** @param radar whether the twelve domains are drawn as a net, too, which only somebody gets who asks for it */
    @GetMapping("/analysis/outcomes")
    String outcomes(
            AsOf asOf,
            Visible visible,
            Reader reader,
            @ModelAttribute("filter") IndicatorsFilter filter,
            @RequestParam(name = "asOf", required = false) @Nullable PartialDate knownBy,
            @RequestParam(defaultValue = "false") boolean radar,
            Locale language,
            Model model) {
        var address = new Address(filter, knownBy);
        var answer = answer(asOf, visible, reader, filter, knownBy, language);
        var shown = figures.of(answer, address, reader, language);
        model.addAttribute("head", head(OUTCOMES, answer, address, OUTCOMES, null, language));
        model.addAttribute("choices", heads.choices(filter, visible, reader, language));
        model.addAttribute(
                "figures",
                shown.stream()
                        .filter(figure -> !figure.id().equals(Charts.DOMAINS))
                        .toList());
        model.addAttribute(
                "domains",
                Charts.domains(answer)
                        .map(indicator -> domains(indicator, answer, radar, address, reader, language))
                        .orElse(null));
        model.addAttribute("radar", radar);
        model.addAttribute(
                "curves",
                answer.curves().entrySet().stream()
                        .map(curve -> curve(curve.getKey(), curve.getValue(), answer, address, reader, language))
                        .toList());
        model.addAttribute("flows", flows(answer, address, reader, language));
        model.addAttribute("charts", address(address, "/analysis/outcomes/charts", radar));
        return "analysis/outcomes";
    }

    private static String address(Address address, String path, boolean radar) {
        var with = address.to(path);
        if (radar) {
            with.queryParam(Charts.RADAR, true);
        }
        return with.toUriString();
    }

    private Answer answer(
            AsOf asOf,
            Visible visible,
            Reader reader,
            IndicatorsFilter filter,
            @Nullable PartialDate knownBy,
            Locale language) {
        var question = new Question(answers.basis(knownBy), filter, visible, null);
        return answers.answer(asOf, reader, question, Answers.asked(OUTCOMES), null, false, language);
    }

    /** What the pictures of the page are drawn from: options of ECharts, with nothing in them that the tables do not tell. */
    @GetMapping("/analysis/outcomes/charts")
    @ResponseBody
    Map<String, Object> charts(
            AsOf asOf,
            Visible visible,
            Reader reader,
            @ModelAttribute("filter") IndicatorsFilter filter,
            @RequestParam(name = "asOf", required = false) @Nullable PartialDate knownBy,
            @RequestParam(defaultValue = "false") boolean radar,
            Locale language) {
        return new Charts(wording, language).of(answer(asOf, visible, reader, filter, knownBy, language), radar);
    }

    private Head head(
            String page,
            Answer answer,
            Address address,
            @Nullable String exported,
            @Nullable String by,
            Locale language) {
        return heads.of(
                page,
                answer.asOf(),
                address,
                new Basis(answer.until(), answer.past()),
                answer.cases(),
                answer.simulated(),
                exported,
                by,
                language);
    }

    /**
     * A curve as a table.
     *
     * @param summary what it shows, in a sentence
     */
    record CurveView(String id, Definition definition, String summary, List<PointRow> rows) {}

    /**
     * At the end of a month.
     *
     * @param band from where to where the share lies with a probability of 95 in 100
     * @param listAtRisk address of the cases behind the number; absent for those who may see none
     */
    record PointRow(
            int months,
            String atRisk,
            String events,
            String without,
            String band,
            @Nullable String listAtRisk,
            @Nullable String listOfEvents) {}

    private CurveView curve(
            String id, List<Floor.Point> points, Answer answer, Address address, Reader reader, Locale language) {
        var numbers = new Numbers(language);
        boolean lists = FigureViews.lists(reader);
        return new CurveView(
                id,
                FigureViews.definition(id, answer, language),
                Charts.summary(id, points, wording, numbers),
                points.stream()
                        .map(point -> {
                            var group = String.valueOf(point.months());
                            return new PointRow(
                                    point.months(),
                                    numbers.whole(point.atRisk()),
                                    numbers.whole(point.events()),
                                    point.without() == null ? Numbers.NONE : numbers.percent(point.without()),
                                    band(point, numbers),
                                    lists ? address.behind(id, Part.Denominator, null, group) : null,
                                    lists ? address.behind(id, Part.Numerator, null, group) : null);
                        })
                        .toList());
    }

    private static String band(Floor.Point point, Numbers numbers) {
        return Band.of(point)
                .map(band -> "%s – %s".formatted(numbers.percent(band.low()), numbers.percent(band.high())))
                .orElse(Numbers.NONE);
    }

    /** @param rows the ways from one stage to the next */
    record FlowsView(Definition definition, String summary, List<FlowRow> rows) {}

    record FlowRow(
            String from, String to, String cases, @Nullable String list) {}

    private FlowsView flows(Answer answer, Address address, Reader reader, Locale language) {
        var numbers = new Numbers(language);
        return new FlowsView(
                FigureViews.definition(Catalogue.FLOWS, answer, language),
                Charts.summaryOfFlows(answer.flows(), wording, numbers),
                answer.flows().stream()
                        .map(flow -> new FlowRow(
                                Charts.stage(flow.from(), wording, language),
                                Charts.stage(flow.to(), wording, language),
                                numbers.whole(flow.cases()),
                                FigureViews.lists(reader) ? list(flow, address) : null))
                        .toList());
    }

    private static String list(Flow flow, Address address) {
        return address.behind(Catalogue.FLOWS, Part.Numerator, null, "%s-%s".formatted(flow.from(), flow.to()));
    }

    /**
     * The twelve domains of life beside each other, each on the same scale.
     *
     * @param summary what their net shows, in a sentence; absent where nobody asked for it
     * @param other address of the page with the net, or without it
     */
    record DomainsView(
            Definition definition,
            List<Domain> all,
            @Nullable String summary,
            String other) {}

    /**
     * One of the twelve.
     *
     * @param percent of those asked twice who stand better
     * @param list address of the cases of those who do; absent where who reads may see no list
     */
    record Domain(
            String code,
            String label,
            String better,
            String of,
            String share,
            @Nullable Integer percent,
            String median,
            @Nullable String list) {}

    private DomainsView domains(
            Indicator indicator, Answer answer, boolean radar, Address address, Reader reader, Locale language) {
        var numbers = new Numbers(language);
        return new DomainsView(
                FigureViews.definition(indicator.id(), answer, language),
                indicator.groups().entrySet().stream()
                        .map(group -> {
                            var one = group.getValue();
                            var share = one.share();
                            return new Domain(
                                    group.getKey(),
                                    one.label(),
                                    numbers.whole(one.numerator()),
                                    numbers.whole(one.denominator()),
                                    share == null ? Numbers.NONE : numbers.percent(share),
                                    share == null ? null : (int) Math.round(100 * share),
                                    wording.valued(Measure.Unit.Steps, one.median(), numbers),
                                    FigureViews.lists(reader)
                                            ? address.behind(indicator.id(), Part.Numerator, null, group.getKey())
                                            : null);
                        })
                        .toList(),
                radar ? Charts.summaryOfRadar(indicator, wording, numbers) : null,
                address(address, "/analysis/outcomes", !radar) + "#domains");
    }

    /** People by the time of first contact, and how many of them are in contact how long after. */
    @GetMapping("/analysis/cohorts")
    String cohorts(
            AsOf asOf,
            Visible visible,
            Reader reader,
            @ModelAttribute("filter") IndicatorsFilter filter,
            @RequestParam(name = "asOf", required = false) @Nullable PartialDate knownBy,
            @RequestParam(defaultValue = "year") String by,
            Locale language,
            Model model) {
        var address = new Address(filter, knownBy);
        boolean quarters = Answers.dimension(by) == Dimension.ByQuarter;
        var dimension = quarters ? Dimension.ByQuarter : Dimension.ByYear;
        var word = quarters ? "quarter" : "year";
        var question = new Question(answers.basis(knownBy), filter, visible, dimension);
        var answer = answers.answer(asOf, reader, question, Asked.of(IN_CONTACT), word, false, language);
        model.addAttribute("head", head(COHORTS, answer, address, Theme.Challenges.word(), word, language));
        model.addAttribute("choices", heads.choices(filter, visible, reader, language));
        model.addAttribute(
                "columns",
                answer.indicators().stream()
                        .map(indicator -> FigureViews.definition(indicator.id(), answer, language))
                        .toList());
        var codes = codes(answer);
        var known = codes.isEmpty()
                ? List.<LawChange>of()
                : laws.between(
                        begin(codes.get(0)),
                        begin(codes.get(codes.size() - 1))
                                .plusMonths(quarters ? MONTHS_IN_QUARTER : YEAR)
                                .minusDays(1),
                        language);
        model.addAttribute("laws", known);
        model.addAttribute("rows", rows(codes, known, quarters, answer, address, reader, new Numbers(language)));
        model.addAttribute("quarters", quarters);
        model.addAttribute(
                "others",
                address.to(Heads.PATH + COHORTS)
                        .queryParam("by", quarters ? "year" : "quarter")
                        .toUriString());
        return "analysis/cohorts";
    }

    /**
     * Who was first met in a year, or a quarter.
     *
     * @param laws numbers of those that changed then, or in a time before of which there is no row
     */
    record Cohort(String code, List<Integer> laws, List<Cell> cells) {}

    /**
     * A share of a cohort.
     *
     * @param step from 1, the least fifth, to 5; 0 where nothing is told
     */
    record Cell(int step, String share, String of, @Nullable String list) {}

    /** Of all rows, in their order. */
    private static List<String> codes(Answer answer) {
        return answer.indicators().stream()
                .flatMap(indicator -> indicator.groups().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** First day of {@code 2026} or {@code 2026-Q3}. */
    private static LocalDate begin(String code) {
        var year = LocalDate.of(Integer.parseInt(code.substring(0, 4)), 1, 1);
        return code.length() == 4
                ? year
                : year.plusMonths((Long.parseLong(code.substring(code.length() - 1)) - 1) * MONTHS_IN_QUARTER);
    }

    private static List<Cohort> rows(
            List<String> codes,
            List<LawChange> laws,
            boolean quarters,
            Answer answer,
            Address address,
            Reader reader,
            Numbers numbers) {
        var rows = new ArrayList<Cohort>();
        var told = LocalDate.MIN;
        for (var code : codes) {
            var until =
                    begin(code).plusMonths(quarters ? MONTHS_IN_QUARTER : YEAR).minusDays(1);
            rows.add(new Cohort(
                    code,
                    LawChanges.numbers(laws, told, until),
                    answer.indicators().stream()
                            .map(indicator -> cell(indicator, code, answer, address, reader, numbers))
                            .toList()));
            told = until;
        }
        return rows;
    }

    private static Cell cell(
            Indicator indicator, String code, Answer answer, Address address, Reader reader, Numbers numbers) {
        var group = indicator.groups().get(code);
        if (group == null || isNone(group.denominator())) {
            // Its time is not over, or few are behind it.
            return new Cell(0, Numbers.NONE, "", null);
        }
        var share = group.share();
        return new Cell(
                share == null ? 0 : Math.min(CLASSES, 1 + (int) (CLASSES * share)),
                share == null ? Numbers.NONE : numbers.percent(share),
                "%s / %s".formatted(numbers.whole(group.numerator()), numbers.whole(group.denominator())),
                FigureViews.lists(reader)
                        ? address.behind(indicator.id(), Part.Numerator, requireNonNull(answer.by()), code)
                        : null);
    }

    private static boolean isNone(Count count) {
        var number = count.number();
        return number != null && number.signum() == 0;
    }

    /** The classes of the picture, for its legend. */
    @ModelAttribute("classes")
    List<Integer> classes() {
        return IntStream.rangeClosed(1, CLASSES).boxed().toList();
    }
}
