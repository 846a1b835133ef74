package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One claim for restitution. A UUID, version 7 where we make it; a client may supply its own. */
public record RestitutionId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RestitutionId {}

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static RestitutionId of(String text) {
        return new RestitutionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
