package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** An instrument by its published code, e.g. {@code PULANG-CORE}. */
public record InstrumentCode(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Z][A-Z0-9-]{1,39}");

    /** @throws IllegalArgumentException if the text has another shape */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InstrumentCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an instrument code");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
