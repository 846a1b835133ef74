package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What people call a case: {@code PLG-<province>-<year>-<n>}, e.g. {@code PLG-32-2026-17}. Province of origin, {@code 00} for
 * people from abroad or where unknown; year of first contact; counted without gaps.
 */
public record CaseNumber(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("PLG-\\d{2}-\\d{4}-[1-9]\\d*");

    /** @throws IllegalArgumentException if the text is not a case number */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CaseNumber {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a case number");
        }
    }

    public static CaseNumber of(@Nullable AreaCode origin, int year, long n) {
        return new CaseNumber("PLG-%s-%04d-%d".formatted(provinceOf(origin), year, n));
    }

    /** The two digits that stand for the province. */
    public static String provinceOf(@Nullable AreaCode origin) {
        return origin == null ? "00" : origin.province().value();
    }

    @Override
    public String toString() {
        return value;
    }
}
