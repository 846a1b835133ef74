package org.pulang.query.indicators;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.indicators.Answers.Answer;
import org.pulang.query.indicators.Answers.Asked;
import org.pulang.query.indicators.Answers.Indicator;
import org.pulang.query.indicators.Measures.Question;
import org.pulang.query.indicators.MeasuresEndpoint.Part;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Areas;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Provenance;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people come from, where they were exploited, and what help there is where they live. */
@Controller
class PlacesPage {

    private static final String PLACES = "places";
    private static final String NETWORK = "network";

    private static final int SHADES = 5;

    /** Papua was divided into six in 2022. */
    private static final String DIVIDED = "9";

    private static final int DIVIDED_IN = 2022;

    private static final String PEOPLE = "identification";
    private static final String LOOP = "referralsClosed";
    private static final String UNMET = "unmetNeeds";

    private final Indicators indicators;
    private final Answers answers;
    private final FigureViews figures;
    private final Heads heads;
    private final Wording wording;
    private final Population population;

    PlacesPage(
            Indicators indicators,
            Answers answers,
            FigureViews figures,
            Heads heads,
            Wording wording,
            Population population) {
        this.indicators = indicators;
        this.answers = answers;
        this.figures = figures;
        this.heads = heads;
        this.wording = wording;
        this.population = population;
    }

    @GetMapping("/analysis/places")
    String places(
            AsOf asOf,
            Visible visible,
            Reader reader,
            @ModelAttribute("filter") IndicatorsFilter filter,
            @RequestParam(name = "asOf", required = false) @Nullable PartialDate knownBy,
            Locale language,
            Model model) {
        var address = new Address(filter, knownBy);
        var basis = answers.basis(knownBy);
        var counts = indicators.shown(basis, filter, visible, reader).counts();
        var numbers = new Numbers(language);
        var listed = FigureViews.lists(reader) ? address : null;
        model.addAttribute(
                "head",
                heads.of(
                        PLACES,
                        asOf,
                        address,
                        basis,
                        counts.cases(),
                        simulated(counts),
                        Wording.CASES,
                        null,
                        language));
        model.addAttribute("choices", heads.choices(filter, visible, reader, language));
        model.addAttribute("provinces", provinces(counts, filter, listed, numbers));
        model.addAttribute(
                "destinations",
                new Ranked(
                        wording.definition(Dimension.ByDestination.figure(), language),
                        ranked(Dimension.ByDestination, counts, listed, numbers)));
        return "analysis/places";
    }

    /** Told as they are: they are nobody's. */
    private static long simulated(ShownFigures.Counts counts) {
        var simulated = counts.of(Dimension.ByProvenance).get(Provenance.Simulated.name());
        var number = simulated == null ? null : simulated.number();
        return number == null ? 0 : number.longValueExact();
    }

    /**
     * The grid and its table.
     *
     * @param rates whether numbers are set beside how many people live there
     * @param steps of the shades, the lightest first
     */
    record Provinces(
            Definition definition,
            String summary,
            boolean rates,
            boolean divided,
            List<Tile> tiles,
            List<Row> rows,
            List<Step> steps) {}

    /**
     * A province in the grid.
     *
     * @param shade from 1 to 5; 0 for none
     * @param hidden whether few people are behind its number
     */
    record Tile(String code, String iso, String name, int column, int row, String number, int shade, boolean hidden) {}

    /** @param list address of the cases behind the number; absent where who reads may see no list */
    record Row(
            String code,
            String name,
            String cases,
            String rate,
            @Nullable String list) {}

    /** Of a shade: the most that stands in it. */
    record Step(int shade, String most) {}

    private Provinces provinces(
            ShownFigures.Counts counts, IndicatorsFilter filter, @Nullable Address listed, Numbers numbers) {
        var cases = counts.of(Dimension.ByProvince);
        var values = new HashMap<String, Double>();
        cases.forEach((code, count) -> {
            var value = value(code, count, filter);
            if (value != null) {
                values.put(code, value);
            }
        });
        boolean rates = rates(filter);
        double most = TileGrid.PLACES.stream()
                .mapToDouble(place -> values.getOrDefault(place.code(), 0.0))
                .max()
                .orElse(0);
        var tiles = TileGrid.PLACES.stream()
                .map(place -> tile(place, cases.get(place.code()), values.get(place.code()), most, rates, numbers))
                .toList();
        return new Provinces(
                wording.definition(Dimension.ByProvince.figure(), numbers.language()),
                summary(cases, values, rates, numbers),
                rates,
                divided(filter, cases),
                tiles,
                cases.entrySet().stream()
                        .map(one -> new Row(
                                one.getKey(),
                                wording.label(Dimension.ByProvince, one.getKey(), numbers.language()),
                                numbers.whole(one.getValue()),
                                rates ? rate(one.getKey(), one.getValue(), filter, numbers) : Numbers.NONE,
                                listed == null ? null : listed.behind(Dimension.ByProvince, one.getKey())))
                        .toList(),
                most == 0
                        ? List.of()
                        : IntStream.rangeClosed(1, SHADES)
                                .mapToObj(shade -> new Step(shade, written(most * shade / SHADES, rates, numbers)))
                                .toList());
    }

    private boolean rates(IndicatorsFilter filter) {
        return TileGrid.PLACES.stream()
                .anyMatch(place -> population.of(place.code(), filter.gender()).isPresent());
    }

    /** What a tile is shaded by: the rate where there are any, else the number. */
    private @Nullable Double value(String code, Count count, IndicatorsFilter filter) {
        var number = count.number();
        if (number == null) {
            return null;
        }
        return rates(filter)
                ? population.rate(number.longValueExact(), code, filter.gender())
                : Double.valueOf(number.doubleValue());
    }

    private String rate(String code, Count count, IndicatorsFilter filter, Numbers numbers) {
        var number = count.number();
        if (number == null) {
            return Numbers.FEW;
        }
        var rate = population.rate(number.longValueExact(), code, filter.gender());
        return rate == null ? Numbers.NONE : written(rate, true, numbers);
    }

    private static String written(double value, boolean rates, Numbers numbers) {
        return numbers.decimal(BigDecimal.valueOf(value), rates ? 2 : 0);
    }

    private static Tile tile(
            TileGrid.Place place,
            @Nullable Count count,
            @Nullable Double value,
            double most,
            boolean rates,
            Numbers numbers) {
        boolean hidden = count != null && count.hidden();
        return new Tile(
                place.code(),
                place.iso(),
                Areas.name(new AreaCode(place.code())).orElse(place.code()),
                place.column(),
                place.row(),
                hidden ? "<11" : value == null ? "" : written(value, rates, numbers),
                value == null || value == 0 || most == 0
                        ? 0
                        : Math.max(1, Math.min(SHADES, (int) Math.ceil(SHADES * value / most))),
                hidden);
    }

    private String summary(Map<String, Count> cases, Map<String, Double> values, boolean rates, Numbers numbers) {
        return values.entrySet().stream()
                .filter(one ->
                        TileGrid.PLACES.stream().anyMatch(place -> place.code().equals(one.getKey())))
                .max(Map.Entry.comparingByValue())
                .map(most -> wording.message(
                        rates ? "page.analysis.places.summary.rates" : "page.analysis.places.summary",
                        numbers.language(),
                        wording.label(Dimension.ByProvince, most.getKey(), numbers.language()),
                        written(most.getValue(), rates, numbers),
                        numbers.whole(
                                cases.values().stream().filter(Count::hidden).count()),
                        Numbers.form(most.getValue())))
                .orElseGet(() -> wording.message("page.analysis.places.nothing", numbers.language()));
    }

    /** Whether what was recorded before is counted for provinces that did not exist yet. */
    private static boolean divided(IndicatorsFilter filter, Map<String, Count> cases) {
        var from = filter.from();
        return cases.keySet().stream().anyMatch(code -> code.startsWith(DIVIDED))
                && (from == null || Integer.parseInt(from.value().substring(0, 4)) <= DIVIDED_IN);
    }

    record Ranked(Definition definition, List<Bar> bars) {}

    /**
     * @param percent of the longest
     * @param list address of the cases behind the number; absent where who reads may see no list
     */
    record Bar(
            String code,
            String label,
            String number,
            int percent,
            String share,
            @Nullable String list) {}

    private List<Bar> ranked(
            Dimension dimension, ShownFigures.Counts counts, @Nullable Address listed, Numbers numbers) {
        var cases = counts.of(dimension);
        double most = cases.values().stream()
                .map(Count::number)
                .filter(Objects::nonNull)
                .mapToDouble(BigDecimal::doubleValue)
                .max()
                .orElse(1);
        return cases.entrySet().stream()
                .map(one -> {
                    var number = one.getValue().number();
                    return new Bar(
                            one.getKey(),
                            wording.label(dimension, one.getKey(), numbers.language()),
                            numbers.whole(one.getValue()),
                            number == null ? 0 : (int) Math.round(100 * number.doubleValue() / most),
                            numbers.share(one.getValue(), counts.cases()),
                            listed == null ? null : listed.behind(dimension, one.getKey()));
                })
                // What is hidden has no place among the others.
                .sorted(Comparator.comparingInt(Bar::percent).reversed().thenComparing(Bar::label))
                .toList();
    }

    /** The referral loop, providers and unmet needs, by province or regency. */
    @GetMapping("/analysis/network")
    String network(
            AsOf asOf,
            Visible visible,
            Reader reader,
            @ModelAttribute("filter") IndicatorsFilter filter,
            @RequestParam(name = "asOf", required = false) @Nullable PartialDate knownBy,
            @RequestParam(defaultValue = "province") String by,
            Locale language,
            Model model) {
        var address = new Address(filter, knownBy);
        boolean regencies = Answers.dimension(by) == Dimension.ByRegency;
        var word = regencies ? "regency" : "province";
        var question = new Question(
                answers.basis(knownBy), filter, visible, regencies ? Dimension.ByRegency : Dimension.ByProvince);
        var answer =
                answers.answer(asOf, reader, question, Asked.of(List.of(PEOPLE, LOOP, UNMET)), word, true, language);
        var numbers = new Numbers(language);
        model.addAttribute(
                "head",
                heads.of(
                        NETWORK,
                        asOf,
                        address,
                        question.basis(),
                        answer.cases(),
                        answer.simulated(),
                        UNMET,
                        word,
                        language));
        model.addAttribute("choices", heads.choices(filter, visible, reader, language));
        model.addAttribute(
                "figures",
                figures.of(answer, address, reader, language).stream()
                        .filter(figure -> !figure.id().equals(PEOPLE))
                        .toList());
        model.addAttribute("rows", rows(answer, address, FigureViews.lists(reader), numbers));
        model.addAttribute("providersDefinition", FigureViews.definition(Wording.PROVIDERS, answer, language));
        model.addAttribute("regencies", regencies);
        model.addAttribute(
                "others",
                address.to("/analysis/network")
                        .queryParam("by", regencies ? "province" : "regency")
                        .toUriString());
        return "analysis/network";
    }

    /**
     * An area.
     *
     * @param noProviders whether nobody there helps
     */
    record Area(
            String code,
            String label,
            String people,
            String providers,
            boolean noProviders,
            String needs,
            String unmet,
            String unmetShare,
            @Nullable Integer percent,
            String referrals,
            String closed,
            @Nullable String list) {}

    private static List<Area> rows(Answer answer, Address address, boolean lists, Numbers numbers) {
        var people = group(answer, PEOPLE);
        var needs = group(answer, UNMET);
        var loop = group(answer, LOOP);
        return people.groups().entrySet().stream()
                .map(one -> {
                    var code = one.getKey();
                    var need = needs.groups().get(code);
                    var referred = loop.groups().get(code);
                    var providers = answer.providers().get(code);
                    var share = need == null ? null : need.share();
                    return new Area(
                            code,
                            one.getValue().label(),
                            numbers.whole(one.getValue().denominator()),
                            providers == null ? Numbers.NONE : numbers.whole(providers),
                            providers != null && providers == 0,
                            need == null ? Numbers.NONE : numbers.whole(need.denominator()),
                            need == null ? Numbers.NONE : numbers.whole(need.numerator()),
                            share == null ? Numbers.NONE : numbers.percent(share),
                            share == null ? null : (int) Math.round(100 * share),
                            referred == null ? Numbers.NONE : numbers.whole(referred.denominator()),
                            referred == null ? Numbers.NONE : numbers.whole(referred.numerator()),
                            lists ? address.behind(UNMET, Part.Numerator, answer.by(), code) : null);
                })
                .toList();
    }

    private static Indicator group(Answer answer, String id) {
        return answer.indicators().stream()
                .filter(indicator -> indicator.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
