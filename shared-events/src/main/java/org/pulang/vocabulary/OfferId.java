package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One offer of a provider. A UUID, version 7 where we make it; a client may supply its own. */
public record OfferId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OfferId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
