package org.pulang.bench.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.pulang.command.eventstore.TimeOrderedIds;

/**
 * The floor: our table, filled and read by hand. It makes no object of what it reads, computes no hash and checks nothing; in one
 * round trip each.
 */
public final class RawStore implements Store {

    /** Where readers are told of what is new. */
    public static final String CHANNEL = "bench_event";

    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] HASH = new byte[32];
    // Microseconds between 1970 and 2000, where PostgreSQL counts from.
    private static final long EPOCH = 946_684_800_000_000L;

    private final HikariDataSource pool;

    public RawStore(Database database, int connections) throws SQLException {
        database.withEventStore();
        database.execute(
                "INSERT INTO eventstore.type (name, revision, stream_type) VALUES ('NoteAdded', 1, 'ReintegrationCase')");
        pool = database.pool(connections);
    }

    @Override
    public void append(List<Draft> events) throws SQLException {
        if (events.size() == 1) {
            appendOne(events.get(0));
        } else {
            appendMany(events);
        }
    }

    /** As pgbench would: one row, autocommit. */
    private void appendOne(Draft event) throws SQLException {
        try (var connection = pool.getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO eventstore.event
                            (recorded_at, stream, event_id, version, type, payload, metadata, leaf_hash)
                        VALUES (?, ?, ?, ?, 1, ?, ?, ?)
                        """)) {
            insert.setTimestamp(1, Timestamp.from(Instant.now()));
            insert.setObject(2, event.stream());
            insert.setObject(3, TimeOrderedIds.next());
            insert.setInt(4, event.version());
            insert.setBytes(5, event.payload());
            insert.setBytes(6, event.metadataBytes());
            insert.setBytes(7, HASH);
            insert.executeUpdate();
        }
    }

    private void appendMany(List<Draft> events) throws SQLException {
        try (var connection = pool.getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO eventstore.event
                            (recorded_at, stream, event_id, version, type, payload, metadata, leaf_hash)
                        SELECT ?, stream, event_id, version, 1, payload, metadata, ?
                        FROM unnest(?, ?, ?, ?, ?) AS row (stream, event_id, version, payload, metadata)
                        """)) {
            insert.setTimestamp(1, Timestamp.from(Instant.now()));
            insert.setBytes(2, HASH);
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid", events.stream().map(Draft::stream).toArray()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "uuid",
                            events.stream().map(event -> TimeOrderedIds.next()).toArray()));
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "int4", events.stream().map(Draft::version).toArray()));
            insert.setArray(
                    6,
                    connection.createArrayOf(
                            "bytea", events.stream().map(Draft::payload).toArray(byte[][]::new)));
            insert.setArray(
                    7,
                    connection.createArrayOf(
                            "bytea", events.stream().map(Draft::metadataBytes).toArray(byte[][]::new)));
            insert.executeUpdate();
        }
    }

    /** After the commit and on its own: inside the transaction it would hold a lock on the whole database. */
    @Override
    public void announce() throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("NOTIFY " + CHANNEL);
        }
    }

    /** The fastest way in: binary COPY, one transaction. */
    public void copyIn(List<Draft> events) throws SQLException {
        try (var connection = pool.getConnection()) {
            copyIn(connection, events);
        }
    }

    /** The same on a given connection. */
    public static void copyIn(Connection connection, List<Draft> events) throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("""
                        COPY eventstore.event
                            (recorded_at, stream, event_id, version, type, payload, metadata, leaf_hash)
                        FROM STDIN (FORMAT binary)
                        """);
        var now = Instant.now();
        var micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000 - EPOCH;
        var head = ByteBuffer.allocate(SIGNATURE.length + 8).put(SIGNATURE);
        copy.writeToCopy(head.array(), 0, head.capacity());
        for (var event : events) {
            var size = 2 + 8 * 4 + 8 + 16 + 16 + 4 + 2 + event.payload().length + event.metadataBytes().length + 32;
            var row = ByteBuffer.allocate(size).putShort((short) 8);
            row.putInt(8).putLong(micros);
            put(row, event.stream());
            put(row, TimeOrderedIds.next());
            row.putInt(4).putInt(event.version());
            row.putInt(2).putShort((short) 1);
            put(row, event.payload());
            put(row, event.metadataBytes());
            put(row, HASH);
            copy.writeToCopy(row.array(), 0, size);
        }
        copy.writeToCopy(new byte[] {-1, -1}, 0, 2);
        copy.endCopy();
    }

    private static void put(ByteBuffer row, UUID id) {
        row.putInt(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static void put(ByteBuffer row, byte[] bytes) {
        row.putInt(bytes.length).put(bytes);
    }

    @Override
    public int load(UUID stream) throws SQLException {
        try (var connection = pool.getConnection();
                var select = connection.prepareStatement("""
                        SELECT position, event_id, version, type, recorded_at, payload, metadata
                        FROM eventstore.event WHERE stream = ? ORDER BY version
                        """)) {
            select.setObject(1, stream);
            try (var rows = select.executeQuery()) {
                int events = 0;
                while (rows.next()) {
                    events += rows.getBytes(6).length + rows.getBytes(7).length > 0 ? 1 : 0;
                }
                return events;
            }
        }
    }

    /** Binary COPY of what a reader needs, not looked into. */
    @Override
    public Replay replay() throws Exception {
        return Store.timed(() -> {
            try (var connection = pool.getConnection()) {
                var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut("""
                                COPY eventstore.event
                                    (position, recorded_at, stream, event_id, version, type, payload, metadata)
                                TO STDOUT (FORMAT binary)
                                """);
                while (copy.readFromCopy() != null) {
                    // Only received.
                }
                return copy.getHandledRowCount();
            }
        });
    }

    /** Notes per case, as one would write it by hand: one statement and its key. @return seconds it took */
    public double group() throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS grouped");
            var start = System.nanoTime();
            statement.execute("""
                    CREATE TABLE grouped AS
                    SELECT stream, count(*) AS events, max(version) AS last_version FROM eventstore.event GROUP BY stream;
                    ALTER TABLE grouped ADD PRIMARY KEY (stream);
                    """);
            return (System.nanoTime() - start) / 1e9;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
