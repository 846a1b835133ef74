package org.pulang.command.eventstore;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time by the database's clock, in whole microseconds as PostgreSQL keeps it. What this machine's clock is off by is measured
 * at start and every few minutes, and taken for half a round trip's precision.
 */
final class StoreClock extends Clock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreClock.class);
    private static final long MINUTES_BETWEEN_LOOKS = 3;
    private static final int LOOKS = 3;

    private final DataSource database;
    private final Clock machine;
    private final Duration offset;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "store-clock");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Duration correction = Duration.ZERO;

    /** @param offset added to the database's time */
    StoreClock(DataSource database, Clock machine, Duration offset) {
        this.database = database;
        this.machine = machine;
        this.offset = offset;
        look();
        var unused = timer.scheduleWithFixedDelay(
                this::look, MINUTES_BETWEEN_LOOKS, MINUTES_BETWEEN_LOOKS, TimeUnit.MINUTES);
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(correction).plus(offset).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new InZone(this, zone);
    }

    /** The same instants for people elsewhere. */
    private static final class InZone extends Clock {

        private final Clock clock;
        private final ZoneId zone;

        InZone(Clock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new InZone(clock, other);
        }
    }

    private void look() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("SELECT clock_timestamp()")) {
            var shortest = Duration.ofDays(1);
            for (int i = 0; i < LOOKS; i++) {
                var before = machine.instant();
                Instant there;
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    there = rows.getObject(1, OffsetDateTime.class).toInstant();
                }
                var trip = Duration.between(before, machine.instant());
                if (trip.compareTo(shortest) < 0) {
                    shortest = trip;
                    correction = Duration.between(before.plus(trip.dividedBy(2)), there);
                }
            }
        } catch (SQLException | RuntimeException e) {
            LOG.info("The database's clock could not be read; the correction stays as it was.");
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
