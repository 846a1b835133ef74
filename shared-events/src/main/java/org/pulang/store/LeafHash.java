package org.pulang.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The leaf of one event in the tamper-evident ledger (RFC 6962, section 2.1): SHA-256 over a zero byte and, each behind its
 * length in four bytes, event id, stream, version, type name, revision, time of recording, SHA-256 of the payload and SHA-256 of
 * the metadata, both as stored. Ids are 16 bytes, numbers big-endian (version and revision 4 bytes, microseconds since 1970 8).
 * The position is not part of it: it is drawn later.
 */
public final class LeafHash {

    private LeafHash() {}

    public static byte[] of(
            UUID eventId,
            UUID stream,
            int version,
            String type,
            int revision,
            Instant recordedAt,
            byte[] payload,
            byte[] metadata) {
        var sha = sha256();
        var payloadHash = sha.digest(payload);
        var metadataHash = sha.digest(metadata);
        var name = type.getBytes(StandardCharsets.UTF_8);
        var leaf = ByteBuffer.allocate(1 + 8 * 4 + 16 + 16 + 4 + name.length + 4 + 8 + 32 + 32)
                .put((byte) 0);
        put(leaf, eventId);
        put(leaf, stream);
        leaf.putInt(4).putInt(version);
        leaf.putInt(name.length).put(name);
        leaf.putInt(4).putInt(revision);
        leaf.putInt(8).putLong(ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt));
        leaf.putInt(payloadHash.length).put(payloadHash);
        leaf.putInt(metadataHash.length).put(metadataHash);
        return sha.digest(leaf.array());
    }

    private static void put(ByteBuffer leaf, UUID id) {
        leaf.putInt(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
