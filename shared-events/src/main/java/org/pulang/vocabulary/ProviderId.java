package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An organisation of the referral directory. */
public record ProviderId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProviderId {}

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static ProviderId of(String text) {
        return new ProviderId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
