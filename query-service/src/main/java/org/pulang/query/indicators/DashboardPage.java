package org.pulang.query.indicators;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Sentences;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Areas;
import org.pulang.vocabulary.CaseStatus;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.Provenance;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** The first page: the figures of all cases, or of those that a filter in the address leaves. */
@Controller
class DashboardPage {

    private static final ZoneId ZONE = AreaCode.zoneOf(null);

    private final Indicators indicators;
    private final Wording wording;
    private final Sentences sentences;

    DashboardPage(Indicators indicators, Wording wording, Sentences sentences) {
        this.indicators = indicators;
        this.wording = wording;
        this.sentences = sentences;
    }

    @GetMapping("/")
    String page(
            AsOf asOf,
            Visible visible,
            Reader reader,
            @ModelAttribute("filter") IndicatorsFilter filter,
            Locale language,
            Model model) {
        var figures = indicators.shown(filter, visible, reader);
        model.addAttribute("view", view(asOf, filter, figures, language));
        model.addAttribute("choices", choices(visible, language));
        return "dashboard";
    }

    private View view(AsOf asOf, IndicatorsFilter filter, ShownFigures figures, Locale language) {
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
                        .map(dimension -> table(dimension, filter, figures.counts(), numbers, language))
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
                                numbers.whole(time.withoutAssessment()))),
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

    private Table table(
            Dimension dimension,
            IndicatorsFilter filter,
            ShownFigures.Counts counts,
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
                        list(dimension, code, filter))));
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

    /** The list behind a number, where the worklist can show exactly these cases: those whose person is counted in them. */
    private static @Nullable String list(Dimension dimension, String code, IndicatorsFilter filter) {
        boolean listable = dimension == Dimension.ByStatus || dimension == Dimension.ByProvenance;
        if (!listable || !filter.onlyByProvenance()) {
            return null;
        }
        var address = UriComponentsBuilder.fromPath("/worklist").queryParam("view", "All");
        if (dimension == Dimension.ByStatus) {
            address.queryParam("status", code);
            var provenance = filter.provenance().isEmpty() ? List.of(Provenance.values()) : filter.provenance();
            address.queryParam("provenance", provenance.toArray());
        } else {
            address.queryParam("provenance", code);
        }
        return address.queryParam("merged", false).toUriString();
    }

    private Choices choices(Visible visible, Locale language) {
        var countries = new LinkedHashMap<String, String>();
        indicators.citizenships(visible).stream()
                .map(code -> Map.entry(code, wording.label(Dimension.ByCitizenship, code, language)))
                .sorted(Map.Entry.comparingByValue())
                .forEach(country -> countries.put(country.getKey(), country.getValue()));
        return new Choices(
                sentences.labels(Provenance.values(), language),
                sentences.labels(Gender.values(), language),
                Areas.provinces(),
                countries);
    }

    /** Numbers as the reader writes them. */
    private record Numbers(Locale language) {

        private static final double LEAST_SHARE = 0.001;

        String whole(long number) {
            return NumberFormat.getIntegerInstance(language).format(number);
        }

        String whole(Count number) {
            return number.number() == null ? "< 11" : whole(number.number().longValueExact());
        }

        String percent(double share) {
            var format = NumberFormat.getPercentInstance(language);
            format.setMaximumFractionDigits(1);
            return format.format(share);
        }

        String share(Count some, Count all) {
            return some.number() == null || all.number() == null
                    ? "–"
                    : share(some.number().longValueExact(), all.number().longValueExact());
        }

        /** Some are never shown as none, nor most as all. */
        String share(long some, long all) {
            var rounded = percent((double) some / all);
            if (some > 0 && rounded.equals(percent(0))) {
                return "< " + percent(LEAST_SHARE);
            }
            return some < all && rounded.equals(percent(1)) ? "> " + percent(1 - LEAST_SHARE) : rounded;
        }
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

    /** What can be chosen in the filter, code to label. */
    record Choices(
            Map<String, String> provenance,
            Map<String, String> gender,
            Map<AreaCode, String> province,
            Map<String, String> citizenship) {}
}
