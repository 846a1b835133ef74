package org.pulang.query.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.pulang.query.replay.Horizon.Holder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the store's settled events, once per node, on a connection of its own: asks at least every 250 ms, at most every 5 ms,
 * and at once when the writer says that it committed something. That call is only a hint; nothing depends on its arrival.
 */
final class Tailer implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Tailer.class);
    private static final String CHANNEL = "pulang_event";
    private static final int BATCH = 1000;
    private static final int DEAD_AFTER_MILLIS = 5_000;
    private static final int TRAFFIC_MILLIS = 5;
    private static final int IDLE_MILLIS = 250;
    /** An append that is open now may be committed any moment. */
    private static final int HELD_MILLIS = 50;

    private static final long RECONNECT_MILLIS = 200;
    private static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Database database;
    private final StoredEvents stored;
    private final EventLog log;
    private final Runnable onEvents;
    private final Runnable onConnected;
    private final Runnable onLost;
    private volatile boolean running = true;
    /** That there is no connection; once per loss. */
    private boolean told;

    private volatile @Nullable Held held;

    /**
     * @param onConnected after the first connection and after each loss of it, before anything is read
     * @param onLost as soon as the connection is lost: perhaps the database forgets what it did last
     */
    Tailer(
            Database database,
            StoredEvents stored,
            EventLog log,
            Runnable onEvents,
            Runnable onConnected,
            Runnable onLost) {
        this.database = database;
        this.stored = stored;
        this.log = log;
        this.onEvents = onEvents;
        this.onConnected = onConnected;
        this.onLost = onLost;
    }

    /** Ends when told to {@link #stop}. */
    @Override
    public void run() {
        while (running) {
            try (var connection = database.connection(DEAD_AFTER_MILLIS)) {
                try {
                    follow(connection);
                } catch (SQLException | RuntimeException e) {
                    onLost.run();
                    throw e;
                } finally {
                    // Told through the pool's own connection, so that it throws a broken one away.
                    execute(connection, "UNLISTEN *");
                }
            } catch (SQLException | RuntimeException e) {
                if (running && !told) {
                    LOG.warn("The event store cannot be followed; trying again: {}.", reason(e));
                    told = true;
                }
                pause(TimeUnit.MILLISECONDS.toNanos(RECONNECT_MILLIS));
            }
        }
    }

    private static String reason(Exception e) {
        return e instanceof IllegalStateException ? String.valueOf(e.getMessage()) : Fault.named(e);
    }

    private void follow(Connection connection) throws SQLException {
        Horizon.requireSound(connection);
        execute(connection, "LISTEN " + CHANNEL);
        log.forget();
        onConnected.run();
        log.begin(Horizon.place(connection));
        onEvents.run();
        told = false;
        var calls = connection.unwrap(PGConnection.class);
        var last = new Horizon(-1, -1);
        int pause = TRAFFIC_MILLIS;
        try (var read = connection.prepareStatement("SELECT " + StoredEvents.COLUMNS
                + " FROM eventstore.event WHERE position > ? AND position <= ? ORDER BY position LIMIT " + BATCH)) {
            while (running) {
                long began = System.nanoTime();
                var now = pause > TRAFFIC_MILLIS && !last.held() && Horizon.drawn(connection) == last.drawn()
                        ? last
                        : Horizon.of(connection);
                if (now.settled() != last.settled()) {
                    read(read, now.settled());
                }
                watch(connection, now);
                pause = now.equals(last) ? Math.min(2 * pause, now.held() ? HELD_MILLIS : IDLE_MILLIS) : TRAFFIC_MILLIS;
                last = now;
                var called = calls.getNotifications(pause);
                if (called != null && called.length > 0) {
                    pause = TRAFFIC_MILLIS;
                }
                pause(TimeUnit.MILLISECONDS.toNanos(TRAFFIC_MILLIS) - (System.nanoTime() - began));
            }
        }
    }

    /** Up to W: what is not visible there by now never comes. */
    private void read(PreparedStatement read, long settled) throws SQLException {
        List<StoredEvent> events;
        do {
            read.setLong(1, log.head().position());
            read.setLong(2, settled);
            events = new ArrayList<>();
            try (var row = read.executeQuery()) {
                while (row.next()) {
                    events.add(stored.event(row));
                }
            }
            if (!events.isEmpty()) {
                log.append(events);
                onEvents.run();
            }
        } while (events.size() == BATCH);
    }

    private void watch(Connection connection, Horizon now) throws SQLException {
        var before = held;
        if (!now.held()) {
            held = null;
        } else if (before == null || before.at() != now.settled()) {
            held = new Held(now.settled(), System.nanoTime(), null);
        } else if (before.holder() == null && System.nanoTime() - before.since() > STALL_NANOS) {
            var holder = Horizon.holder(connection).orElse(null);
            held = new Held(before.at(), before.since(), holder);
            if (holder != null) {
                LOG.warn(
                        "Delivery is held back behind position {} by an open append: database session {}, open for {} s.",
                        before.at(),
                        holder.pid(),
                        Math.round(holder.seconds()));
            }
        }
    }

    /** @param since by the JVM's nanosecond clock */
    private record Held(long at, long since, @Nullable Holder holder) {}

    /** For how many seconds one open append has held delivery back. */
    double heldSeconds() {
        var now = held;
        return now == null ? 0 : (System.nanoTime() - now.since()) / 1e9;
    }

    /** Who holds delivery back for longer than any append should take. */
    Optional<Holder> holder() {
        var now = held;
        return now == null ? Optional.empty() : Optional.ofNullable(now.holder());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void pause(long nanos) {
        if (nanos > 0 && running) {
            try {
                TimeUnit.NANOSECONDS.sleep(nanos);
            } catch (InterruptedException e) {
                running = false;
            }
        }
    }

    /** It ends a little later. */
    void stop() {
        running = false;
    }
}
