package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** What a law gives, e.g. {@code SocialRehabilitation}; the legal frames say which exist, by which law, since when. */
public record EntitlementCode(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Z][A-Za-z0-9]{0,63}");

    /** @throws IllegalArgumentException if the text has another shape */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EntitlementCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an entitlement code");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
