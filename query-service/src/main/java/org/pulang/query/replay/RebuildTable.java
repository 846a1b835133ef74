package org.pulang.query.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps how far the last rebuild of each projection came, and that there is one at a time. */
final class RebuildTable {

    /** An advisory lock of the session that rebuilds; it ends with the session, however that ends. */
    private static final String LOCK = "(20566, hashtext(?))";

    private final JdbcClient jdbc;

    RebuildTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a rebuild is doing. */
    enum Phase {
        /** Waits for its turn. */
        Requested,
        /** Makes empty tables. */
        Preparing,
        /** Reads the log and folds it in memory. */
        Folding,
        Indexing,
        /** Handles what was recorded meanwhile. */
        CatchingUp,
        /** Waits for the moment to put the new tables in the place of the old ones. */
        Swapping,
        Finished
    }

    /**
     * How far a rebuild is.
     *
     * @param target the last event settled when its phase began
     * @param failed class of the failure that ended it
     */
    record Step(
            Phase phase,
            long position,
            long target,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String failed) {}

    void begin(String processor) {
        jdbc.sql("""
                        INSERT INTO readmodel.rebuild (processor, phase, position, target, started_at)
                        VALUES (?, 'Requested', 0, 0, clock_timestamp())
                        ON CONFLICT (processor) DO UPDATE SET phase = EXCLUDED.phase, position = 0, target = 0,
                            started_at = EXCLUDED.started_at, finished_at = NULL, failed = NULL""").param(processor).update();
    }

    void enter(String processor, Phase phase, long position, long target) {
        jdbc.sql("""
                        UPDATE readmodel.rebuild SET phase = ?, position = ?, target = ?,
                            finished_at = CASE WHEN ? = 'Finished' THEN clock_timestamp() END
                        WHERE processor = ?""")
                .params(phase.name(), position, target, phase.name(), processor)
                .update();
    }

    void reach(String processor, long position) {
        jdbc.sql("UPDATE readmodel.rebuild SET position = ? WHERE processor = ?")
                .params(position, processor)
                .update();
    }

    void fail(String processor, String error) {
        jdbc.sql("UPDATE readmodel.rebuild SET failed = ? WHERE processor = ?")
                .params(error, processor)
                .update();
    }

    Optional<Step> last(String processor) {
        return jdbc.sql("SELECT * FROM readmodel.rebuild WHERE processor = ?")
                .param(processor)
                .query(Step.class)
                .optional();
    }

    /** Whether some node is at it. */
    boolean running(String processor) {
        return jdbc.sql("""
                        SELECT count(*) > 0 FROM pg_locks
                        WHERE locktype = 'advisory' AND objsubid = 2 AND classid = 20566
                          AND objid::bigint = hashtext(?)::bigint & 4294967295
                          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""").param(processor).query(Boolean.class).single();
    }

    /** Whether the last one has been over for a day. */
    boolean longOver(String processor) {
        return jdbc.sql("""
                        SELECT count(*) > 0 FROM readmodel.rebuild
                        WHERE processor = ? AND finished_at < clock_timestamp() - interval '1 day'""").param(processor).query(Boolean.class).single();
    }

    boolean lock(Connection session, String processor) throws SQLException {
        try (var lock = session.prepareStatement("SELECT pg_try_advisory_lock" + LOCK)) {
            lock.setString(1, processor);
            try (var row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Whether the session still has it. */
    boolean locked(Connection session, String processor) throws SQLException {
        try (var held = session.prepareStatement("""
                SELECT count(*) > 0 FROM pg_locks
                WHERE locktype = 'advisory' AND objsubid = 2 AND classid = 20566 AND pid = pg_backend_pid()
                  AND objid::bigint = hashtext(?)::bigint & 4294967295""")) {
            held.setString(1, processor);
            try (var row = held.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    void unlock(Connection session, String processor) throws SQLException {
        try (var unlock = session.prepareStatement("SELECT pg_advisory_unlock" + LOCK)) {
            unlock.setString(1, processor);
            unlock.execute();
        }
    }
}
