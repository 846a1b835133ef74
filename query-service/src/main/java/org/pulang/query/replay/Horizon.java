package org.pulang.query.replay;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

/**
 * Up to where nothing can appear any more (ADR 8). Three statements, each with a snapshot of its own: the last position drawn, the
 * lowest one locked by an open append, then the reading up to the lower of both.
 *
 * @param drawn the last position drawn, S
 * @param settled W: whatever is not visible up to it never comes; where nobody stands is no place for a token
 */
record Horizon(long drawn, long settled) {

    private static final String DRAWN = "SELECT coalesce(pg_sequence_last_value('eventstore.event_position_seq'), 0)";

    /** Waiting locks count too. */
    private static final String HELD = """
            FROM pg_locks l
            WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.classid::bigint >> 16 = 20565
              AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())""";

    private static final String POSITION = "((l.classid::bigint & 65535) << 32) | l.objid::bigint";

    /** Whether an open append holds delivery back. */
    boolean held() {
        return settled < drawn;
    }

    /** The last position drawn, alone: where it stands still and nothing was held, nothing can have appeared. */
    static long drawn(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(DRAWN)) {
            return number(row);
        }
    }

    /** The first two statements, in this order, in one round trip. */
    static Horizon of(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(DRAWN + "; SELECT min(%s) %s".formatted(POSITION, HELD));
            long drawn;
            try (var row = statement.getResultSet()) {
                drawn = number(row);
            }
            statement.getMoreResults(Statement.CLOSE_CURRENT_RESULT);
            try (var row = statement.getResultSet()) {
                long held = number(row);
                return new Horizon(drawn, row.wasNull() ? drawn : Math.min(drawn, held));
            }
        }
    }

    private static long number(ResultSet row) throws SQLException {
        row.next();
        return row.getLong(1);
    }

    /** The last event that is settled now. */
    static Place place(Connection connection) throws SQLException {
        long settled = of(connection).settled();
        try (var last = connection.prepareStatement(
                "SELECT position, event_id FROM eventstore.event WHERE position <= ? ORDER BY position DESC LIMIT 1")) {
            last.setLong(1, settled);
            try (var row = last.executeQuery()) {
                return row.next()
                        ? new Place(row.getLong("position"), row.getObject("event_id", UUID.class))
                        : Place.BEGINNING;
            }
        }
    }

    /** The open append that holds delivery back the longest. */
    static Optional<Holder> holder(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        SELECT l.pid, coalesce(extract(epoch FROM clock_timestamp() - a.xact_start), 0) AS seconds
                        %s AND l.pid IS NOT NULL ORDER BY %s LIMIT 1""".formatted(
                        HELD.replace("pg_locks l", "pg_locks l LEFT JOIN pg_stat_activity a USING (pid)"), POSITION))) {
            return row.next() ? Optional.of(new Holder(row.getInt("pid"), row.getDouble("seconds"))) : Optional.empty();
        }
    }

    /**
     * A database session with an open append.
     *
     * @param seconds age of its transaction; 0 if we may not know
     */
    record Holder(int pid, double seconds) {}

    /**
     * Refuses to follow where the reasoning does not hold.
     *
     * @throws IllegalStateException saying what is wrong
     */
    static void requireSound(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        SELECT current_setting('transaction_isolation') = 'read committed', NOT pg_is_in_recovery(),
                               has_sequence_privilege('eventstore.event_position_seq', 'SELECT')""")) {
            row.next();
            require(row.getBoolean(1), "The transaction isolation must be READ COMMITTED.");
            require(row.getBoolean(2), "The event store must be read on the primary: a standby has no locks to see.");
            require(row.getBoolean(3), "The query service needs SELECT on eventstore.event_position_seq.");
        }
    }

    private static void require(boolean sound, String otherwise) {
        if (!sound) {
            throw new IllegalStateException(otherwise);
        }
    }
}
