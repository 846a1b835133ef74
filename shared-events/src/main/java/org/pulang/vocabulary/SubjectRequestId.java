package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One exercise of a person's rights. A UUID, version 7 where we make it; a client may supply its own. */
public record SubjectRequestId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SubjectRequestId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
