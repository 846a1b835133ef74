package org.pulang.query.replay;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Reads long stretches of the log by {@code COPY} in PostgreSQL's binary form, the fastest way out of a table. */
final class CopiedEvents {

    /** Signature, flags, length of an extension that nobody has invented yet. */
    private static final int HEADER = 11 + 4 + 4;

    /** PostgreSQL counts microseconds from there. */
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final StoredEvents stored;
    private final String columns;
    private final String filter;

    /** All for one of several lanes, whatever happened. */
    CopiedEvents(StoredEvents stored, int lane, int lanes) {
        this.stored = stored;
        this.columns = StoredEvents.COLUMNS;
        this.filter = "%s = %d".formatted(CaseSequence.sql(lanes), lane);
    }

    /** Those of a group, for one of several lanes. */
    CopiedEvents(StoredEvents stored, Group group, int lane, int lanes) {
        this.stored = stored;
        this.columns = group.readsEvents()
                ? StoredEvents.COLUMNS
                : StoredEvents.COLUMNS.replace("payload", "''::bytea AS payload");
        this.filter = "type <> ALL ('{%s}') AND %s = %d"
                .formatted(
                        Arrays.stream(stored.unwanted(group))
                                .map(String::valueOf)
                                .collect(Collectors.joining(",")),
                        CaseSequence.sql(lanes),
                        lane);
    }

    /** Hands over the events behind a position up to another, in order. */
    void read(Connection connection, long after, long upTo, Consumer<StoredEvent> handler) throws SQLException {
        var copy =
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("""
                        COPY (SELECT %s FROM eventstore.event WHERE position > %d AND position <= %d AND %s
                              ORDER BY position) TO STDOUT (FORMAT binary)""".formatted(columns, after, upTo, filter));
        boolean first = true;
        @Nullable Throwable failure = null;
        for (byte @Nullable [] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
            var row = ByteBuffer.wrap(message);
            if (first) {
                row.position(HEADER);
                first = false;
            }
            // The last message counts −1 columns.
            if (row.getShort() > 0 && failure == null) {
                try {
                    handler.accept(event(row));
                } catch (RuntimeException | Error e) {
                    // Read to the end: to cancel would leave answers behind on a connection that others use after us.
                    failure = e;
                }
            }
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
    }

    /** In the order of {@link StoredEvents#COLUMNS}. */
    private StoredEvent event(ByteBuffer row) {
        row.getInt();
        long position = row.getLong();
        row.getInt();
        var recordedAt = EPOCH.plus(row.getLong(), ChronoUnit.MICROS);
        var stream = uuid(row);
        var eventId = uuid(row);
        row.getInt();
        int version = row.getInt();
        row.getInt();
        var type = stored.type(row.getShort());
        var payload = bytes(row);
        var metadata = bytes(row);
        return new StoredEvent(new Recorded(position, stream, version, eventId, recordedAt, metadata), type, payload);
    }

    private static UUID uuid(ByteBuffer row) {
        row.getInt();
        return new UUID(row.getLong(), row.getLong());
    }

    private static byte[] bytes(ByteBuffer row) {
        var bytes = new byte[row.getInt()];
        row.get(bytes);
        return bytes;
    }
}
