package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** What keeps a person from help, within a case. A UUID, version 7 where we make it; a client may supply its own. */
public record BarrierId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BarrierId {}

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static BarrierId of(String text) {
        return new BarrierId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
