package org.pulang.query.indicators;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Reader;
import org.pulang.query.indicators.Answers.Answer;
import org.pulang.query.indicators.Answers.Group;
import org.pulang.query.indicators.Answers.Indicator;
import org.pulang.query.indicators.Answers.Trend;
import org.pulang.query.indicators.MeasuresEndpoint.Part;
import org.pulang.query.page.LawChanges;
import org.pulang.query.page.LawChanges.LawChange;
import org.pulang.query.page.Sentences;
import org.pulang.query.page.Sparkline;
import org.pulang.query.page.Sparkline.Reading;
import org.pulang.query.page.Sparkline.Shape;
import org.pulang.vocabulary.Role;
import org.springframework.stereotype.Component;

/** Writes answers about indicators out for people. */
@Component
class FigureViews {

    /** Of which there may be more than one for each. */
    private static final Set<String> RATES = Set.of("missedIdentifications", "casesPerWorker");

    private static final String RUPIAH = "restitutionPaid";

    private final Wording wording;
    private final Sentences sentences;
    private final LawChanges laws;

    FigureViews(Wording wording, Sentences sentences, LawChanges laws) {
        this.wording = wording;
        this.sentences = sentences;
        this.laws = laws;
    }

    /** Of the time that the trends of an answer show; they are all of the same days. */
    List<LawChange> laws(Answer answer, Locale language) {
        return answer.trends().values().stream()
                .findFirst()
                .map(trend -> laws(trend, language))
                .orElse(List.of());
    }

    private List<LawChange> laws(List<Trend> trend, Locale language) {
        return laws.along(trend.stream().map(Trend::asOf).toList(), language);
    }

    /** Whether there may be more than one for each, so that it is no share. */
    static boolean isRate(String indicator) {
        return RATES.contains(indicator);
    }

    /** Analysts may never be led to a case. */
    static boolean lists(Reader reader) {
        return reader.role() != Role.Analyst;
    }

    /** All indicators of an answer. */
    List<FigureView> of(Answer answer, Address address, Reader reader, Locale language) {
        return answer.indicators().stream()
                .map(indicator -> of(indicator, answer, address, reader, language))
                .toList();
    }

    FigureView of(Indicator indicator, Answer answer, Address address, Reader reader, Locale language) {
        var numbers = new Numbers(language);
        var measure = Catalogue.measure(indicator.id()).orElseThrow();
        var page = address.to("/analysis/indicators/" + indicator.id());
        if (answer.by() != null) {
            page.queryParam("by", answer.by());
        }
        return new FigureView(
                indicator.id(),
                definition(indicator.id(), answer, language),
                value(measure, indicator, numbers),
                RATES.contains(indicator.id()) || !measure.parted() ? null : percent(indicator.share()),
                sum(indicator.id(), indicator.numerator(), numbers),
                sum(indicator.id(), indicator.denominator(), numbers),
                measure.unit() == null ? null : wording.valued(measure.unit(), indicator.median(), numbers),
                measure.unit() == null || indicator.mean() == null
                        ? null
                        : wording.valued(measure.unit(), BigDecimal.valueOf(indicator.mean()), numbers),
                difference(indicator, numbers),
                trend(measure, indicator, answer, numbers),
                indicator.groups().entrySet().stream()
                        .map(group -> group(
                                group.getKey(), group.getValue(), measure, indicator, answer, address, reader, numbers))
                        .toList(),
                page.toUriString(),
                lists(reader) ? address.behind(indicator.id(), Part.Numerator, null, null) : null,
                lists(reader) ? address.behind(indicator.id(), Part.Denominator, null, null) : null);
    }

    static Definition definition(String id, Answer answer, Locale language) {
        var words = requireNonNull(answer.definitions().get(id));
        return requireNonNull(words.get(language.getLanguage()));
    }

    private String value(Measure measure, Indicator indicator, Numbers numbers) {
        var share = indicator.share();
        if (RATES.contains(measure.id())) {
            return share == null ? Numbers.NONE : numbers.decimal(BigDecimal.valueOf(share), 1);
        }
        if (!measure.parted()) {
            return numbers.whole(indicator.denominator());
        }
        return share == null ? Numbers.NONE : numbers.percent(share);
    }

    private FigureView.Group group(
            String code,
            Group group,
            Measure measure,
            Indicator indicator,
            Answer answer,
            Address address,
            Reader reader,
            Numbers numbers) {
        boolean ofAll = !measure.parted() && !RATES.contains(measure.id());
        var share = ofAll ? ofAll(group, indicator) : group.share();
        return new FigureView.Group(
                code,
                group.label(),
                sum(measure.id(), group.numerator(), numbers),
                sum(measure.id(), group.denominator(), numbers),
                share == null
                        ? Numbers.NONE
                        : RATES.contains(measure.id())
                                ? numbers.decimal(BigDecimal.valueOf(share), 1)
                                : numbers.percent(share),
                RATES.contains(measure.id()) ? null : percent(share),
                measure.unit() == null ? null : wording.valued(measure.unit(), group.median(), numbers),
                lists(reader) ? address.behind(measure.id(), Part.Numerator, answer.by(), code) : null);
    }

    /** Only of what is told. */
    private static @Nullable Double ofAll(Group group, Indicator indicator) {
        var some = group.denominator().number();
        var all = indicator.denominator().number();
        return some == null || all == null || all.signum() == 0 ? null : some.doubleValue() / all.doubleValue();
    }

    private static String sum(String id, Count count, Numbers numbers) {
        return (id.equals(RUPIAH) && !count.hidden() ? "Rp" : "") + numbers.sum(count);
    }

    private static @Nullable Integer percent(@Nullable Double share) {
        return share == null ? null : (int) Math.round(100 * share);
    }

    private @Nullable String difference(Indicator indicator, Numbers numbers) {
        var points = indicator.difference();
        if (points == null) {
            return null;
        }
        boolean rate = RATES.contains(indicator.id());
        return wording.message(
                rate ? "page.analysis.differenceOfRates" : "page.analysis.difference",
                numbers.language(),
                (points.signum() > 0 ? "+" : "") + numbers.decimal(rate ? points.movePointLeft(2) : points, 1),
                Numbers.rounded(points).abs());
    }

    private @Nullable Sparkline trend(Measure measure, Indicator indicator, Answer answer, Numbers numbers) {
        var told = answer.trends().get(indicator.id());
        if (told == null) {
            return null;
        }
        boolean rate = RATES.contains(measure.id());
        double most = rate
                ? told.stream()
                        .map(Trend::share)
                        .mapToDouble(share -> share == null ? 0 : share)
                        .max()
                        .orElse(0)
                : 1;
        var marked = laws(told, numbers.language());
        var label = wording.message(
                "page.analysis.trend.label",
                numbers.language(),
                told.stream().map(quarter -> quarter(quarter, rate, numbers)).collect(Collectors.joining("; ")));
        var lawsToo = laws.sentence(marked, numbers.language());
        return Sparkline.of(
                Shape.Line,
                told.stream()
                        .map(quarter -> new Reading(quarter.asOf(), quarter.share()))
                        .toList(),
                0,
                most > 0 ? most : 1,
                marked.stream().map(LawChange::day).toList(),
                lawsToo == null ? label : label + ". " + lawsToo);
    }

    private String quarter(Trend quarter, boolean rate, Numbers numbers) {
        var share = quarter.share();
        return "%s %s"
                .formatted(
                        sentences.text(quarter.asOf(), numbers.language()),
                        share == null
                                ? Numbers.NONE
                                : rate ? numbers.decimal(BigDecimal.valueOf(share), 1) : numbers.percent(share));
    }
}
