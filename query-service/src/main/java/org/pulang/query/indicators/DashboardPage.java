package org.pulang.query.indicators;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Sentences;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseStatus;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Provenance;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: the figures of all cases, or of those that a filter in the address leaves. */
@Controller
class DashboardPage {

    private static final ZoneId ZONE = AreaCode.zoneOf(null);

    private final Indicators indicators;
    private final Answers answers;
    private final Heads heads;
    private final Wording wording;
    private final Sentences sentences;

    DashboardPage(Indicators indicators, Answers answers, Heads heads, Wording wording, Sentences sentences) {
        this.indicators = indicators;
        this.answers = answers;
        this.heads = heads;
        this.wording = wording;
        this.sentences = sentences;
    }

    @GetMapping("/")
    String page(
            AsOf asOf,
            Visible visible,
            Reader reader,
            @ModelAttribute("filter") IndicatorsFilter filter,
            @RequestParam(name = "asOf", required = false) @Nullable PartialDate knownBy,
            Locale language,
            Model model) {
        var basis = answers.basis(knownBy);
        // As of now no clock is asked: the same facts give the same figures on any day.
        var figures = indicators.shown(basis.asOf() ? basis : Basis.NOW, filter, visible, reader);
        var address = new Address(filter, knownBy);
        model.addAttribute("view", view(asOf, filter, figures, FigureViews.lists(reader) ? address : null, language));
        model.addAttribute(
                "head",
                heads.of(
                        "/",
                        wording.message("page.dashboard", language),
                        "",
                        asOf,
                        address,
                        basis,
                        figures.counts().cases(),
                        0,
                        Wording.CASES,
                        null,
                        language));
        model.addAttribute("choices", heads.choices(filter, visible, reader, language));
        return "dashboard";
    }

    private View view(
            AsOf asOf, IndicatorsFilter filter, ShownFigures figures, @Nullable Address listed, Locale language) {
        var numbers = new Numbers(language);
        return new View(
                asOf.position(),
                asOf.recordedAt(),
                asOf.recordedAt() == null ? null : sentences.text(asOf.recordedAt(), ZONE, language),
                filter.provenance().size() == 1 ? filter.provenance().get(0) : null,
                labelled(figures.counts()),
                figures.counts().cases().hidden(),
                cards(figures, numbers, language),
                Dimension.COUNTED.stream()
                        .map(dimension -> table(dimension, figures.counts(), listed, numbers, language))
                        .filter(table -> !table.rows().isEmpty())
                        .toList());
    }

    /** Whatever is not casework is named above the figures that contain it. */
    private static List<String> labelled(ShownFigures.Counts counts) {
        return counts.of(Dimension.ByProvenance).keySet().stream()
                .filter(code -> !code.equals(Provenance.Casework.name()))
                .toList();
    }

    private List<Card> cards(ShownFigures figures, Numbers numbers, Locale language) {
        var counts = figures.counts();
        var status = counts.of(Dimension.ByStatus);
        var time = figures.timeToAssessmentDays();
        var followUps = figures.followUps();
        return List.of(
                new Card(
                        Wording.CASES,
                        wording.definition(Wording.CASES, language),
                        numbers.whole(counts.cases()),
                        wording.message(
                                "page.dashboard.open",
                                language,
                                numbers.whole(counts.cases().less(status.get(CaseStatus.Closed.name()))))),
                new Card(
                        Wording.TIME_TO_ASSESSMENT,
                        wording.definition(Wording.TIME_TO_ASSESSMENT, language),
                        time.median() == null ? "–" : wording.message("page.dashboard.days", language, time.median()),
                        wording.message(
                                "page.dashboard.assessed",
                                language,
                                time.p90() == null ? "–" : numbers.whole(time.p90()),
                                numbers.whole(time.cases()),
                                numbers.whole(time.withoutAssessment()),
                                Numbers.form(time.p90()))),
                new Card(
                        Wording.FOLLOW_UPS,
                        wording.definition(Wording.FOLLOW_UPS, language),
                        followUps.share() == null ? "–" : numbers.percent(followUps.share()),
                        wording.message(
                                "page.dashboard.held",
                                language,
                                numbers.whole(followUps.onTime()),
                                numbers.whole(followUps.due()),
                                numbers.whole(followUps.late()),
                                numbers.whole(followUps.missed()))));
    }

    /** @param listed absent where who reads may see no list */
    private Table table(
            Dimension dimension,
            ShownFigures.Counts counts,
            @Nullable Address listed,
            Numbers numbers,
            Locale language) {
        var rows = new ArrayList<Row>();
        counts.of(dimension)
                .forEach((code, cases) -> rows.add(new Row(
                        code,
                        wording.label(dimension, code, language),
                        bar(cases),
                        numbers.whole(cases),
                        numbers.share(cases, counts.cases()),
                        listed == null ? null : listed.behind(dimension, code))));
        return new Table(
                dimension.figure(),
                wording.definition(dimension.figure(), language),
                Math.max(1, bar(counts.cases())),
                rows);
    }

    /** How long a bar is; none where the number is not told. */
    private static long bar(Count cases) {
        return cases.number() == null ? 0 : cases.number().longValueExact();
    }

    /**
     * What the page shows; texts are in the reader's language.
     *
     * @param provenance the only kind of cases shown, if one was chosen
     * @param labelled the kinds of cases to be warned of
     * @param few whether there are too few to tell more of them
     */
    record View(
            long position,
            @Nullable Instant recordedAt,
            @Nullable String recordedAtText,
            @Nullable Provenance provenance,
            List<String> labelled,
            boolean few,
            List<Card> cards,
            List<Table> tables) {}

    /** One figure with a line that explains it. */
    record Card(String id, Definition definition, String figure, String explanation) {}

    /** How many cases of each kind, of how many; 1 where that is not told, since a bar has no length without one. */
    record Table(String id, Definition definition, long cases, List<Row> rows) {}

    /** @param list address of the cases behind the number */
    record Row(
            String code,
            String label,
            long cases,
            String number,
            String share,
            @Nullable String list) {}
}
