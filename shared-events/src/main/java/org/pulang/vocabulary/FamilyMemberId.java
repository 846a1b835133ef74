package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Somebody of the person's family, within one case. A UUID, version 7 where we make it; a client may supply its own. */
public record FamilyMemberId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FamilyMemberId {}

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static FamilyMemberId of(String text) {
        return new FamilyMemberId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
