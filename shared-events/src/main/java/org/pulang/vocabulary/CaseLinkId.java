package org.pulang.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** What two cases have to do with each other: told by the pair alone, whichever is named first, so that a pair has one history. */
public record CaseLinkId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CaseLinkId {}

    /** A UUID of both ids, the smaller text first (RFC 9562, version 8, of SHA-256). */
    public static CaseLinkId of(CaseId one, CaseId other) {
        var smaller = one.toString().compareTo(other.toString()) <= 0 ? one : other;
        var greater = smaller.equals(one) ? other : one;
        try {
            var hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256")
                    .digest("pulang link %s %s".formatted(smaller, greater).getBytes(StandardCharsets.UTF_8)));
            return new CaseLinkId(new UUID(
                    (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L,
                    (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
