package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** An Indonesian law by number and year, e.g. {@code 21/2007}. */
public record LawNumber(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[1-9]\\d{0,2}/\\d{4}");

    /** @throws IllegalArgumentException if the text has another shape */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LawNumber {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not the number of a law");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
