package org.pulang.query.indicators;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Sentences;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Areas;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.TypeOfExploitation;

/**
 * What can be chosen in the filter, code to label.
 *
 * @param regency of the province chosen; empty where none is
 */
record Choices(
        Map<String, String> provenance,
        Map<String, String> gender,
        Map<AreaCode, String> province,
        Map<AreaCode, String> regency,
        Map<String, String> citizenship,
        Map<String, String> ageBand,
        Map<String, String> exploitation,
        List<String> organisation) {

    static Choices of(
            IndicatorsFilter filter,
            Indicators indicators,
            Visible visible,
            Reader reader,
            Wording wording,
            Sentences sentences,
            Locale language) {
        var countries = new LinkedHashMap<String, String>();
        indicators.citizenships(visible, reader).stream()
                .map(code -> Map.entry(code, wording.label(Dimension.ByCitizenship, code, language)))
                .sorted(Map.Entry.comparingByValue())
                .forEach(country -> countries.put(country.getKey(), country.getValue()));
        return new Choices(
                sentences.labels(Provenance.values(), language),
                sentences.labels(Gender.values(), language),
                Areas.provinces(),
                regencies(filter.province()),
                countries,
                sentences.labels(AgeBand.values(), language),
                sentences.labels(TypeOfExploitation.values(), language),
                indicators.organisations(visible, reader));
    }

    /** All of the country would weigh more than the page. */
    private static Map<AreaCode, String> regencies(@Nullable AreaCode province) {
        return province == null
                ? Map.of()
                : Areas.all().entrySet().stream()
                        .filter(area -> area.getKey().province().equals(province)
                                && !area.getKey().equals(province))
                        .sorted(Map.Entry.comparingByValue())
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }
}
