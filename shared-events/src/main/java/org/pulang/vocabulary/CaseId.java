package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A case, for as long as it is followed. A UUID, version 7 where we make it; a client may supply its own (offline work). */
public record CaseId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CaseId {}

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static CaseId of(String text) {
        return new CaseId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
