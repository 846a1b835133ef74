package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** What two cases have to do with each other: told by the pair alone, whichever is named first, so that a pair has one history. */
public record CaseLinkId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CaseLinkId {}

    /** A UUID of both ids, the smaller text first (RFC 9562, version 8, of SHA-256). */
    public static CaseLinkId of(CaseId one, CaseId other) {
        var smaller = one.toString().compareTo(other.toString()) <= 0 ? one : other;
        var greater = smaller.equals(one) ? other : one;
        return new CaseLinkId(NamedStream.of("pulang link %s %s".formatted(smaller, greater)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
