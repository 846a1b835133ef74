package org.pulang.query.indicators;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.query.page.Sentences;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Areas;
import org.pulang.vocabulary.CountryCode;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says what figures and their groups are called and how they are made. */
@Component
class Wording {

    static final String CASES = "cases";
    static final String TIME_TO_ASSESSMENT = "timeToAssessmentDays";
    static final String FOLLOW_UPS = "followUps";
    /** Which cases a filter by days leaves. */
    static final String PERIOD = "period";

    static final String TREND = "trend";
    /** In an area. */
    static final String PROVIDERS = "providers";

    private static final List<Locale> LANGUAGES = List.of(Locale.forLanguageTag("id"), Locale.ENGLISH);

    private final MessageSource messages;
    private final Sentences sentences;

    Wording(MessageSource messages, Sentences sentences) {
        this.messages = messages;
        this.sentences = sentences;
    }

    /** Every figure's definition, by figure and language. */
    Map<String, Map<String, Definition>> definitions() {
        return definitions(figures().toList(), this::definition);
    }

    /** Every indicator's definition, by id and language. */
    Map<String, Map<String, Definition>> definitions(List<String> indicators) {
        return definitions(
                indicators,
                (id, language) -> new Definition(
                        message("indicator.%s.title".formatted(id), language),
                        message("indicator.%s.numerator".formatted(id), language),
                        message("indicator.%s.denominator".formatted(id), language),
                        message("indicator.%s.exclusions".formatted(id), language)));
    }

    /** The same, what periods, trends and providers are, and what they are told apart by. */
    Map<String, Map<String, Definition>> definitions(List<String> indicators, @Nullable Dimension by) {
        var definitions = definitions(indicators);
        definitions.putAll(definitions(List.of(PERIOD, TREND, PROVIDERS), this::definition));
        if (by != null) {
            definitions.putAll(definitions(List.of(by.figure()), this::definition));
        }
        return definitions;
    }

    private static Map<String, Map<String, Definition>> definitions(
            List<String> names, BiFunction<String, Locale, Definition> definition) {
        var definitions = new LinkedHashMap<String, Map<String, Definition>>();
        names.forEach(name -> {
            var both = new LinkedHashMap<String, Definition>();
            LANGUAGES.forEach(language -> both.put(language.getLanguage(), definition.apply(name, language)));
            definitions.put(name, both);
        });
        return definitions;
    }

    /** A recommendation and the ids of its indicators. */
    record Recommended(Recommendation recommendation, String title, List<String> indicators) {}

    List<Recommended> recommendations(Locale language) {
        return Stream.of(Recommendation.values())
                .map(one -> new Recommended(one, message("recommendation." + one, language), one.indicators()))
                .toList();
    }

    /** The label of a group of an indicator, by the dimension asked for, else by its own. */
    String label(Measure measure, @Nullable Dimension by, String code, Locale language) {
        if (by != null) {
            return label(by, code, language);
        }
        var own = measure.groups();
        if (own == null) {
            return code;
        }
        var codes = own.codes();
        if (codes == null) {
            return Areas.name(new AreaCode(code)).orElseGet(() -> message("figure.district.unknown", language));
        }
        return Stream.<Enum<?>>of(codes.getEnumConstants())
                .filter(constant -> constant.name().equals(code))
                .findFirst()
                .map(constant -> sentences.text(constant, language))
                .orElse(code);
    }

    static Stream<String> figures() {
        return Stream.of(
                        Stream.of(CASES),
                        Dimension.COUNTED.stream().map(Dimension::figure),
                        Stream.of(TIME_TO_ASSESSMENT, FOLLOW_UPS))
                .flatMap(names -> names);
    }

    Definition definition(String figure, Locale language) {
        return new Definition(
                message("figure.%s.title".formatted(figure), language),
                message("figure.%s.numerator".formatted(figure), language),
                message("figure.%s.denominator".formatted(figure), language),
                null);
    }

    /** The label of every group that has cases. */
    Map<String, Map<String, String>> labels(ShownFigures.Counts counts, Locale language) {
        var labels = new LinkedHashMap<String, Map<String, String>>();
        counts.by().forEach((dimension, groups) -> {
            var ofGroups = new LinkedHashMap<String, String>();
            groups.keySet().forEach(code -> ofGroups.put(code, label(dimension, code, language)));
            labels.put(dimension.figure(), ofGroups);
        });
        return labels;
    }

    String label(Dimension dimension, String code, Locale language) {
        return dimension
                .constant(code)
                .map(constant -> sentences.text(constant, language))
                .orElseGet(() -> switch (dimension) {
                    case ByProvince, ByRegency ->
                        Areas.name(new AreaCode(code)).orElseGet(() -> message("figure.province.unknown", language));
                    case ByCitizenship, ByDestination ->
                        CountryCode.UNKNOWN.value().equals(code)
                                ? message("figure.country.unknown", language)
                                : sentences.text(new CountryCode(code), language);
                    case ByExploitationType -> message("figure.exploitation.none", language);
                    default -> code;
                });
    }

    /** A value with its unit; a dash where it is not told. */
    String valued(Measure.Unit unit, @Nullable BigDecimal value, Numbers numbers) {
        return value == null
                ? Numbers.NONE
                : message("page.analysis.unit." + unit, numbers.language(), Numbers.rounded(value));
    }

    String message(String key, Locale language, Object... values) {
        return messages.getMessage(key, values, language);
    }
}
