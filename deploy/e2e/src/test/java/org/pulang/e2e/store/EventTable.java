package org.pulang.e2e.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The table of events as command-service creates it, written without command-service. */
final class EventTable {

    static final UUID NO_STREAM = new UUID(0, 0);

    private EventTable() {}

    static void create(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA eventstore; SET search_path = eventstore;" + schema());
            statement.execute("RESET search_path");
        }
    }

    private static String schema() {
        try (var file = EventTable.class.getResourceAsStream("/db/eventstore/V1__event_store.sql")) {
            if (file == null) {
                throw new IllegalStateException("command-service has no such schema any more.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes that many events behind one another in one statement; gives the position of each. */
    static List<Long> append(Connection connection, UUID stream, int firstVersion, int count) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO eventstore.event
                    (recorded_at, stream, event_id, version, type, payload, metadata, leaf_hash)
                SELECT now(), ?, gen_random_uuid(), version, 1, '\\x7b7d', '\\x7b7d', sha256('')
                FROM generate_series(?, ?) AS version ORDER BY version
                RETURNING position
                """)) {
            insert.setObject(1, stream);
            insert.setInt(2, firstVersion);
            insert.setInt(3, firstVersion + count - 1);
            return numbers(insert);
        }
    }

    /** One event of a stream of its own. */
    static long append(Connection connection) throws SQLException {
        return append(connection, UUID.randomUUID(), 0, 1).get(0);
    }

    /** Everything that was committed, in order. */
    static List<Place> places(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT position, stream::text, version FROM eventstore.event ORDER BY position")) {
            var places = new ArrayList<Place>();
            while (rows.next()) {
                places.add(new Place(rows.getLong(1), rows.getString(2), rows.getLong(3)));
            }
            return places;
        }
    }

    /** Draws positions that no event will have. */
    static void burn(Connection owner, int positions) throws SQLException {
        owner.setAutoCommit(false);
        try (var statement = owner.createStatement()) {
            statement.execute("SELECT count(nextval('eventstore.event_position_seq')) FROM generate_series(1, %d)"
                    .formatted(positions));
        }
        owner.rollback();
        owner.setAutoCommit(true);
    }

    private static List<Long> numbers(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var numbers = new ArrayList<Long>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
    }
}
