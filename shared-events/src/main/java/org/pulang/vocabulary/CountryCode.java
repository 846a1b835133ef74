package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** ISO 3166-1 alpha-2, with {@code ZZ} for unknown. */
public record CountryCode(@JsonValue String value) {

    public static final CountryCode INDONESIA = new CountryCode("ID");
    public static final CountryCode UNKNOWN = new CountryCode("ZZ");

    /** @throws IllegalArgumentException if no country has that code */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CountryCode {
        if (!"ZZ".equals(value)
                && !Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(value)) {
            throw new IllegalArgumentException("not a country code");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
