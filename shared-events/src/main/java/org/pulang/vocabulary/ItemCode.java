package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A question of an instrument, e.g. {@code Housing}; the instrument says which exist. */
public record ItemCode(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");

    /** @throws IllegalArgumentException if the text has another shape */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ItemCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an item code");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
