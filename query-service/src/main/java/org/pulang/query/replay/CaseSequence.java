package org.pulang.query.replay;

import java.util.UUID;

/**
 * Tells which of several lanes takes a case's events, so that one lane sees all of them in order: the last bits of the case's
 * id, which are drawn at random. Java and SQL come to the same.
 */
final class CaseSequence {

    /** In how many segments each projection is cut for ordinary work. */
    static final int SEGMENTS = 4;

    private CaseSequence() {}

    /** @param lanes a power of two, 65,536 at most */
    static int lane(UUID stream, int lanes) {
        return (int) stream.getLeastSignificantBits() & (lanes - 1);
    }

    static String sql(int lanes) {
        return "(((get_byte(uuid_send(stream), 14) << 8) | get_byte(uuid_send(stream), 15)) & %d)".formatted(lanes - 1);
    }
}
