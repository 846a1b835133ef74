package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * ISO 639: two letters ({@code id}, {@code jv}) or, for languages without such a code, the three of ISO 639-2 and -3
 * ({@code mad}, {@code sas}).
 */
public record LanguageCode(@JsonValue String value) {

    private static final Set<String> TWO_LETTERS = Set.of(Locale.getISOLanguages());
    private static final Pattern THREE_LETTERS = Pattern.compile("[a-z]{3}");

    /** @throws IllegalArgumentException if the text cannot be a language code */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LanguageCode {
        if (!TWO_LETTERS.contains(value) && !THREE_LETTERS.matcher(value).matches()) {
            throw new IllegalArgumentException("not a language code");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
