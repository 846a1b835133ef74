package org.pulang.query.indicators;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.indicators.Answers.Answer;
import org.pulang.query.indicators.Answers.Asked;
import org.pulang.query.indicators.Measures.Question;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.PartialDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.HandlerMapping;

/** What analysts ask about, a page each: the numbers are those of {@code GET /api/indicators/{indicator}}, for the same filter and day. */
@Controller
class AnalysisPage {

    /** Components that practice leaves out today ({@code domain.md}). */
    private static final List<String> LEFT_OUT = List.of("psychosocialSupport", "economicEmpowerment", "monitoring");

    /** The nine challenges, each with its numbers, in the order of {@code domain.md}. */
    private static final Map<String, List<String>> CHALLENGES = Map.of(
            "1", List.of("missedIdentifications", "identifiedThrough"),
            "2", List.of("closedOnReturn", "outcomeAfterReturn"),
            "3", List.of("oneOff"),
            "4",
                    List.of(
                            "support",
                            "contactAfter6Months",
                            "contactAfter12Months",
                            "contactAfter24Months",
                            "contactAfter36Months"),
            "5", List.of("openBarriers", "openBarriersByDistrict"),
            "6", List.of("informedWithin7Days"),
            "7", List.of("serviceGap"),
            "8", List.of("caseManagement", "assessedWithin14Days", "casesPerWorker"),
            "9", List.of("unmetNeeds"));

    private static final String GENDER = "gender";

    private final Answers answers;
    private final FigureViews figures;
    private final Heads heads;
    private final Wording wording;

    AnalysisPage(Answers answers, FigureViews figures, Heads heads, Wording wording) {
        this.answers = answers;
        this.figures = figures;
        this.heads = heads;
        this.wording = wording;
    }

    /**
     * @param knownBy only what was recorded by the end of this day counts
     * @param trend whether the ends of the last eight quarters are shown
     */
    @GetMapping({
        "/analysis/components",
        "/analysis/challenges",
        "/analysis/assistance",
        "/analysis/standards",
        "/analysis/recommendations"
    })
    String theme(
            AsOf asOf,
            Visible visible,
            Reader reader,
            @ModelAttribute("filter") IndicatorsFilter filter,
            @RequestParam(name = "asOf", required = false) @Nullable PartialDate knownBy,
            @RequestParam(defaultValue = "true") boolean trend,
            Locale language,
            HttpServletRequest request,
            Model model) {
        var pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        var page = pattern.substring(Heads.PATH.length());
        var address = new Address(filter, knownBy);
        var asked = Answers.asked(page);
        var question = new Question(answers.basis(knownBy), filter, visible, null);
        var answer = answers.answer(asOf, reader, question, asked, null, trend, language);
        var shown = figures.of(answer, address, reader, language);
        model.addAttribute("head", head(page, answer, address, language));
        model.addAttribute("laws", figures.laws(answer, language));
        model.addAttribute("choices", heads.choices(filter, visible, reader, language));
        switch (page) {
            case "components" -> model.addAttribute("components", components(shown));
            case "challenges" ->
                model.addAttribute(
                        "challenges",
                        challenges(shown, byGender(asOf, reader, question, asked, address, language), language));
            case "recommendations" -> model.addAttribute("recommendations", recommendations(answer, shown));
            default -> model.addAttribute("figures", shown);
        }
        return switch (page) {
            case "assistance", "standards" -> "analysis/shares";
            default -> "analysis/" + page;
        };
    }

    private Head head(String page, Answer answer, Address address, Locale language) {
        return heads.of(
                page,
                answer.asOf(),
                address,
                new Basis(answer.until(), answer.past()),
                answer.cases(),
                answer.simulated(),
                page,
                null,
                language);
    }

    private static List<Component> components(List<FigureView> shown) {
        return IntStream.range(0, shown.size())
                .mapToObj(n -> new Component(
                        n + 1, shown.get(n), LEFT_OUT.contains(shown.get(n).id())))
                .toList();
    }

    /**
     * One of the eleven.
     *
     * @param leftOut whether practice leaves it out today
     */
    record Component(int number, FigureView figure, boolean leftOut) {}

    /** The same indicators told apart by gender: every number of the challenges is asked of men and of women. */
    private Map<String, FigureView> byGender(
            AsOf asOf, Reader reader, Question question, Asked asked, Address address, Locale language) {
        var apart = new Question(
                question.basis(), question.filter(), question.visible(), requireNonNull(Answers.dimension(GENDER)));
        return byId(figures.of(
                answers.answer(asOf, reader, apart, asked, GENDER, false, language), address, reader, language));
    }

    private static Map<String, FigureView> byId(List<FigureView> shown) {
        return shown.stream().collect(Collectors.toMap(FigureView::id, Function.identity()));
    }

    private List<Challenge> challenges(List<FigureView> shown, Map<String, FigureView> byGender, Locale language) {
        var figures = byId(shown);
        return CHALLENGES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(challenge -> new Challenge(
                        challenge.getKey(),
                        wording.message("page.analysis.challenge." + challenge.getKey(), language),
                        challenge.getValue().stream()
                                .map(id -> new Apart(requireNonNull(figures.get(id)), requireNonNull(byGender.get(id))))
                                .toList()))
                .toList();
    }

    /** One of the nine. */
    record Challenge(String number, String title, List<Apart> figures) {}

    /** An indicator with the groups of its own, and told apart by gender. */
    record Apart(FigureView figure, FigureView byGender) {}

    private static List<Recommended> recommendations(Answer answer, List<FigureView> shown) {
        var figures = byId(shown);
        return answer.recommendations().stream()
                .map(one -> new Recommended(
                        one.recommendation().name(),
                        one.title(),
                        one.indicators().stream()
                                .map(id -> requireNonNull(figures.get(id)))
                                .toList()))
                .toList();
    }

    record Recommended(String id, String title, List<FigureView> figures) {}

    /**
     * An indicator alone, or a theme, told apart by whatever somebody chooses.
     *
     * @param by see {@link MeasuresEndpoint#indicators}
     */
    @GetMapping("/analysis/indicators/{indicator}")
    String indicator(
            AsOf asOf,
            Visible visible,
            Reader reader,
            @PathVariable("indicator") String name,
            @ModelAttribute("filter") IndicatorsFilter filter,
            @RequestParam(name = "asOf", required = false) @Nullable PartialDate knownBy,
            @RequestParam(required = false) @Nullable String by,
            Locale language,
            Model model) {
        var address = new Address(filter, knownBy);
        // Curves and ways are not told apart.
        var asked = new Asked(Answers.asked(name).measures(), List.of(), false, false);
        var dimension = Answers.dimension(by);
        var apart = dimension == null ? null : dimension.figure().substring(2).toLowerCase(Locale.ROOT);
        var question = new Question(answers.basis(knownBy), filter, visible, dimension);
        var alone = asked.measures().size() == 1;
        var answer = answers.answer(asOf, reader, question, asked, apart, alone, language);
        var shown = figures.of(answer, address, reader, language);
        var path = "%sindicators/%s".formatted(Heads.PATH, name);
        model.addAttribute(
                "head",
                heads.of(
                        path,
                        alone
                                ? shown.get(0).definition().title()
                                : wording.message("page.analysis.%s.title".formatted(name), language),
                        "",
                        asOf,
                        address,
                        question.basis(),
                        answer.cases(),
                        answer.simulated(),
                        name,
                        apart,
                        language));
        model.addAttribute("choices", heads.choices(filter, visible, reader, language));
        model.addAttribute("figures", shown);
        var laws = figures.laws(answer, language);
        model.addAttribute("laws", laws);
        model.addAttribute(
                "trend",
                alone ? Trends.of(answer, shown.get(0).id(), laws, new Numbers(language), wording) : List.of());
        model.addAttribute("dimensions", dimensions(address, path, apart, language));
        model.addAttribute("apart", dimension == null ? null : wording.definition(dimension.figure(), language));
        return "analysis/indicator";
    }

    /** By what the figures can be told apart. */
    private List<Head.Link> dimensions(Address address, String path, @Nullable String by, Locale language) {
        var own = new Head.Link(wording.message("page.analysis.by.own", language), address.of(path), by == null);
        return Stream.concat(
                        Stream.of(own),
                        Stream.of(Dimension.values())
                                // Its borders fall together with those of the other bands.
                                .filter(dimension -> dimension != Dimension.ByAgeBroad)
                                .map(dimension -> {
                                    var word = dimension.figure().substring(2).toLowerCase(Locale.ROOT);
                                    return new Head.Link(
                                            wording.definition(dimension.figure(), language)
                                                    .title(),
                                            address.to(path)
                                                    .queryParam("by", word)
                                                    .toUriString(),
                                            word.equals(by));
                                }))
                .toList();
    }
}
