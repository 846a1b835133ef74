package org.pulang.query.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The command service's table of events, read only here; it may not exist yet when this service starts first. */
final class EventStoreTable {

    private static final Logger LOG = LoggerFactory.getLogger(EventStoreTable.class);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final int TRIES_PER_REMINDER = 20;

    private final JdbcClient jdbc;
    private volatile boolean exists;

    EventStoreTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean exists() {
        if (!exists) {
            exists = jdbc.sql("SELECT to_regclass('eventstore.event') IS NOT NULL")
                    .query(Boolean.class)
                    .single();
        }
        return exists;
    }

    /** Returns once the table exists. */
    void await() throws InterruptedException {
        for (int tries = 0; !reachable(); tries++) {
            if (tries % TRIES_PER_REMINDER == 0) {
                LOG.info("Waiting for the event store: the command service has not created it yet.");
            }
            Thread.sleep(RETRY.toMillis());
        }
    }

    private boolean reachable() {
        try {
            return exists();
        } catch (DataAccessException e) {
            return false;
        }
    }

    /** The highest position visible; 0 before the first event. */
    long head() {
        return exists()
                ? jdbc.sql("SELECT coalesce(max(position), 0) FROM eventstore.event")
                        .query(Long.class)
                        .single()
                : 0;
    }

    /** When the event at a position was recorded, or the last before it where that number was never used. */
    Optional<Instant> recordedAt(long position) {
        return time(
                "SELECT recorded_at FROM eventstore.event WHERE position <= ? ORDER BY position DESC LIMIT 1",
                position);
    }

    /** When the first event after a position was recorded. */
    Optional<Instant> recordedAfter(long position) {
        return time("SELECT recorded_at FROM eventstore.event WHERE position > ? ORDER BY position LIMIT 1", position);
    }

    private Optional<Instant> time(String sql, long position) {
        return exists()
                ? jdbc.sql(sql)
                        .param(position)
                        .query(OffsetDateTime.class)
                        .optional()
                        .map(OffsetDateTime::toInstant)
                : Optional.empty();
    }
}
