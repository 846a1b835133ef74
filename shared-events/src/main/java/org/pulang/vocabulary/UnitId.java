package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A unit within an organisation, by its short code. Letters, digits, dot, dash, underscore; at most 64. */
public record UnitId(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** @throws IllegalArgumentException if the text has another shape */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UnitId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an id of letters, digits, dot, dash, underscore");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
