package org.pulang.vocabulary;

import jakarta.validation.constraints.NotNull;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The industry of forced labour.
 *
 * @param division ISIC rev. 4 division, two digits: tells fishing ({@code 03}) from plantations ({@code 01})
 */
public record Industry(
        @NotNull IndustrySection section, @Nullable String division) {

    private static final Pattern TWO_DIGITS = Pattern.compile("\\d{2}");

    /** @throws IllegalArgumentException if the division is not one of the section */
    public Industry {
        if (division != null
                && section != null
                && !(TWO_DIGITS.matcher(division).matches() && section.includes(division))) {
            throw new IllegalArgumentException("not a division of the section");
        }
    }
}
