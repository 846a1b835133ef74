package org.pulang.e2e.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A reader of the log that takes the three steps of the protocol one by one, so that a test can come between them. */
final class HorizonReader {

    private final List<Place> delivered = new ArrayList<>();
    private Connection connection;
    private long sequence;
    private long lowestLock;
    private long token;

    HorizonReader(Connection connection) {
        this.connection = connection;
    }

    /** Goes on where it was, as after a crash of the database. */
    void reconnect(Connection another) {
        connection = another;
    }

    void readSequence() throws SQLException {
        sequence = number("SELECT coalesce(pg_sequence_last_value('eventstore.event_position_seq'), 0)");
    }

    void readLocks() throws SQLException {
        lowestLock = number("""
                SELECT coalesce(min(lock & (1::bigint << 48) - 1), %d)
                FROM (SELECT classid::bigint << 32 | objid::bigint AS lock FROM pg_locks
                      WHERE locktype = 'advisory' AND objsubid = 1
                        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) held
                WHERE lock >> 48 = 20565
                """.formatted(Long.MAX_VALUE));
    }

    /** As far as the other two steps allow; gives how many there were. */
    int readEvents() throws SQLException {
        try (var statement = connection.prepareStatement("""
                SELECT position, stream::text, version FROM eventstore.event
                WHERE position > ? AND position <= ? ORDER BY position LIMIT 5000
                """)) {
            statement.setLong(1, token);
            statement.setLong(2, horizon());
            var count = 0;
            try (var rows = statement.executeQuery()) {
                for (; rows.next(); count++) {
                    var place = new Place(rows.getLong(1), rows.getString(2), rows.getLong(3));
                    delivered.add(place);
                    token = place.position();
                }
            }
            return count;
        }
    }

    long horizon() {
        return Math.min(sequence, lowestLock);
    }

    int poll() throws SQLException {
        readSequence();
        readLocks();
        return readEvents();
    }

    /** Until nothing is left to read. */
    void drain() throws SQLException {
        while (poll() > 0) {
            // The next ones.
        }
    }

    long token() {
        return token;
    }

    /** What no reader may do. */
    void standAtTheHorizon() {
        token = Math.max(token, horizon());
    }

    List<Place> delivered() {
        return delivered;
    }

    Verdict verdict() throws SQLException {
        return Verdict.of(EventTable.places(connection), delivered);
    }

    private long number(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
