package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import java.util.regex.Pattern;

/** A member of staff, by the id their organisation gave; never a name. Letters, digits, dot, dash, underscore; at most 64. */
public record StaffId(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** @throws IllegalArgumentException if the text has another shape */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StaffId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an id of letters, digits, dot, dash, underscore");
        }
    }

    /** The stream of this member's events: a UUID told by the id alone (RFC 9562, version 8, of SHA-256). */
    public UUID stream() {
        return NamedStream.of("pulang staff " + value);
    }

    @Override
    public String toString() {
        return value;
    }
}
