package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** What everybody on a case must know first, within a case. A UUID, version 7 where we make it; a client may supply its own. */
public record FlagId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FlagId {}

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static FlagId of(String text) {
        return new FlagId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
