package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One proceeding, before whatever court or office. A UUID, version 7 where we make it; a client may supply its own. */
public record ProceedingId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProceedingId {}

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static ProceedingId of(String text) {
        return new ProceedingId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
