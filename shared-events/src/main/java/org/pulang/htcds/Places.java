package org.pulang.htcds;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Areas;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.LanguageCode;

/** What words and codes of a file mean: countries, languages, and provinces and regencies of Indonesia. */
final class Places {

    private static final Map<String, String> COUNTRIES = countries();
    private static final Map<String, String> LANGUAGES = languages();
    private static final Map<String, AreaCode> AREAS = areas();

    private Places() {}

    /** By ISO 3166 code of two or three letters, or by its name in English or Indonesian. */
    static Optional<CountryCode> country(String told) {
        return Optional.ofNullable(COUNTRIES.get(Standard.folded(told))).map(CountryCode::new);
    }

    /** By ISO 639 code of two or three letters, or by its name in English or Indonesian. */
    static Optional<LanguageCode> language(String told) {
        var known = LANGUAGES.get(Standard.folded(told));
        if (known != null) {
            return Optional.of(new LanguageCode(known));
        }
        var code = told.strip().toLowerCase(Locale.ROOT);
        return code.matches("[a-z]{3}") ? Optional.of(new LanguageCode(code)) : Optional.empty();
    }

    /** By its official code. */
    static Optional<AreaCode> areaOf(String code) {
        return code.strip().matches("\\d{2}(\\.\\d{2})?")
                ? Optional.of(new AreaCode(code.strip())).filter(Areas::exists)
                : Optional.empty();
    }

    /** A province or regency by its official name, if no other has it. */
    static Optional<AreaCode> areaNamed(String name) {
        return Optional.ofNullable(AREAS.get(Standard.folded(name)));
    }

    /** The regency's name; empty for a province. */
    static String city(AreaCode area) {
        return area.equals(area.province()) ? "" : Areas.name(area).orElse("");
    }

    static String state(AreaCode area) {
        return Areas.name(area.province()).orElse("");
    }

    private static Map<String, String> countries() {
        var countries = new HashMap<String, String>();
        for (var code : Locale.getISOCountries()) {
            var country = new Locale.Builder().setRegion(code).build();
            countries.put(Standard.folded(country.getDisplayCountry(Locale.ENGLISH)), code);
            countries.put(Standard.folded(country.getDisplayCountry(Locale.forLanguageTag("id"))), code);
            countries.put(Standard.folded(country.getISO3Country()), code);
        }
        for (var code : Locale.getISOCountries()) {
            countries.put(Standard.folded(code), code);
        }
        return Map.copyOf(countries);
    }

    private static Map<String, String> languages() {
        var languages = new HashMap<String, String>();
        for (var code : Locale.getISOLanguages()) {
            // Codes of before 1989, which Java still lists.
            if (code.equals("in") || code.equals("iw") || code.equals("ji")) {
                continue;
            }
            var language = Locale.forLanguageTag(code);
            languages.put(Standard.folded(language.getDisplayLanguage(Locale.ENGLISH)), code);
            languages.put(Standard.folded(language.getDisplayLanguage(Locale.forLanguageTag("id"))), code);
            try {
                languages.put(language.getISO3Language(), code);
            } catch (MissingResourceException e) {
                // Has none.
            }
        }
        for (var code : Locale.getISOLanguages()) {
            languages.put(code, code);
        }
        return Map.copyOf(languages);
    }

    private static Map<String, AreaCode> areas() {
        var areas = new HashMap<String, AreaCode>();
        var ambiguous = new HashSet<String>();
        Areas.all().forEach((code, name) -> {
            if (areas.put(Standard.folded(name), code) != null) {
                ambiguous.add(Standard.folded(name));
            }
        });
        areas.keySet().removeAll(ambiguous);
        return Map.copyOf(areas);
    }
}
