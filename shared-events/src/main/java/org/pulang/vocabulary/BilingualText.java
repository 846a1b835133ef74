package org.pulang.vocabulary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;

/** The same in Indonesian and English. */
public record BilingualText(
        @NotBlank @Size(max = 1000) String id,
        @NotBlank @Size(max = 1000) String en) {

    /** Indonesian for everybody but those who read English. */
    public String in(Locale language) {
        return language.getLanguage().equals("en") ? en : id;
    }
}
