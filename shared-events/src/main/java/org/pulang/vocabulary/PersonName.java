package org.pulang.vocabulary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** HTCDS prs_FirstName, prs_SecondName. One-word names are normal: then {@code second} is absent. */
public record PersonName(
        @NotBlank @Size(max = 200) String first,
        @Nullable @Size(max = 200) String second) {

    public String full() {
        return second == null || second.isBlank() ? first : first + " " + second;
    }
}
