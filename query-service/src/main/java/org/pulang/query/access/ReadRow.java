package org.pulang.query.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the log of reads.
 *
 * @param caseId absent for lists
 * @param cases which a list showed
 * @param grant the emergency access or unmasking that let the reader in; absent without one
 * @param terms hexadecimal
 * @param outcome HTTP status; 202 for what is about to be exported
 * @param export what is about to be taken away, as JSON; absent otherwise
 * @param rows how many an export had when it ended; absent otherwise
 */
record ReadRow(
        Mark mark,
        Reader reader,
        Action action,
        @Nullable UUID caseId,
        List<UUID> cases,
        List<String> persons,
        List<String> classes,
        @Nullable UUID grant,
        @Nullable String terms,
        int outcome,
        @Nullable String export,
        @Nullable Long rows) {

    /** Of an answer that is no export. */
    ReadRow(
            Mark mark,
            Reader reader,
            Action action,
            @Nullable UUID caseId,
            List<UUID> cases,
            List<String> persons,
            List<String> classes,
            @Nullable UUID grant,
            @Nullable String terms,
            int outcome) {
        this(mark, reader, action, caseId, cases, persons, classes, grant, terms, outcome, null, null);
    }

    /**
     * What tells it from the others.
     *
     * @param id UUIDv7
     * @param at in microseconds
     */
    record Mark(UUID id, Instant at, UUID requestId) {}

    /**
     * Its leaf in the ledger: SHA-256 over a zero byte and, each behind its length in four bytes, the columns in the order of the
     * table, as text in UTF-8: the time in microseconds since 1970, lists joined by commas. The length of an absent one is -1.
     */
    byte[] leaf() {
        var sha = sha256();
        sha.update((byte) 0);
        put(sha, mark.id());
        put(sha, ChronoUnit.MICROS.between(Instant.EPOCH, mark.at()));
        put(sha, reader.id());
        put(sha, reader.organisation());
        put(sha, reader.role());
        put(sha, reader.acr());
        put(sha, action);
        put(sha, caseId);
        put(sha, joined(cases));
        put(sha, joined(persons));
        put(sha, joined(classes));
        put(sha, reader.purpose());
        put(sha, grant);
        put(sha, terms);
        put(sha, mark.requestId());
        put(sha, outcome);
        put(sha, export);
        put(sha, rows);
        return sha.digest();
    }

    private static String joined(List<?> values) {
        return String.join(",", values.stream().map(Object::toString).toList());
    }

    private static void put(MessageDigest sha, @Nullable Object column) {
        if (column == null) {
            sha.update(ByteBuffer.allocate(4).putInt(-1).array());
            return;
        }
        var text = column.toString().getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(4).putInt(text.length).array());
        sha.update(text);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
