package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A group of questions that an instrument scores together, e.g. {@code Economic}. */
public record DimensionCode(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");

    /** @throws IllegalArgumentException if the text has another shape */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DimensionCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a dimension code");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
