package org.pulang.query.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.axonframework.common.AxonThreadFactory;
import org.jspecify.annotations.Nullable;
import org.pulang.query.replay.Group.Failure;
import org.pulang.query.replay.RebuildTable.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a projection again from the first event, in tables of its own beside the live ones, which everybody goes on reading and
 * writing. Once the new ones have caught up they take their place, in the transaction that sets all segments to one position. The
 * old ones stay for a day.
 */
final class Rebuild {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
    private static final int BATCH = 500;
    /** One COPY reads so many positions: its snapshot must not keep PostgreSQL from cleaning up for long. */
    private static final long STRETCH = 20_000;

    private static final int MOST_APPENDED = 10_000;
    /** An event takes this much more memory than room in the table. */
    private static final long INFLATION = 2;

    private static final int MOST_BEGUN = 3;
    private static final int SWAP_TRIES = 200;
    private static final long SWAP_PAUSE_MILLIS = 100;
    /** Readers queue behind who waits to swap, so he waits briefly; but cleaning up only gives way after a second, so not always. */
    private static final int PATIENT_TRY = 10;

    private final Group group;
    private final Database database;
    private final StoredEvents stored;
    private final TokenTable tokens;
    private final ParkedCases parked;
    private final RebuildTable progress;
    private final ReplaySettings settings;
    private final Consumer<Phase> onPhase;
    private final NextTables tables;
    private final Map<UUID, Failure> failures = new LinkedHashMap<>();
    /** The new tables contain the effect of all events up to there. */
    private long position;

    /** @param onPhase told when a phase begins */
    Rebuild(
            Group group,
            Database database,
            StoredEvents stored,
            TokenTable tokens,
            ParkedCases parked,
            RebuildTable progress,
            ReplaySettings settings,
            Consumer<Phase> onPhase) {
        this.group = group;
        this.database = database;
        this.stored = stored;
        this.tokens = tokens;
        this.parked = parked;
        this.progress = progress;
        this.settings = settings;
        this.onPhase = onPhase;
        this.tables = new NextTables(group);
    }

    /**
     * Returns when the new tables are the live ones.
     *
     * @throws IllegalStateException if another node is at it
     */
    void run() throws SQLException, InterruptedException {
        try (var session = database.connection(0)) {
            if (!progress.lock(session, group.name())) {
                throw new IllegalStateException("Projection %s is being rebuilt already.".formatted(group.name()));
            }
            try {
                progress.begin(group.name());
                make(session);
                LOG.info("Projection {} was rebuilt.", group.name());
            } catch (SQLException | RuntimeException | InterruptedException | Error e) {
                progress.fail(group.name(), Fault.named(e));
                throw e;
            } finally {
                progress.unlock(session, group.name());
            }
        }
    }

    /** Again where a migration has altered meanwhile who is shown which rows. */
    private void make(Connection session) throws SQLException, InterruptedException {
        for (int begun = 1; !made(session); begun++) {
            if (begun == MOST_BEGUN) {
                throw new IllegalStateException("The tables of projection %s do not take the policies of the live ones."
                        .formatted(group.name()));
            }
            LOG.warn("Policies of projection {} have changed under its rebuild, which begins again.", group.name());
        }
    }

    /** Whether the new tables took the place of the live ones; not if these have other policies by now. */
    private boolean made(Connection session) throws SQLException, InterruptedException {
        session.setNetworkTimeout(Runnable::run, 0);
        failures.clear();
        var settled = Horizon.place(session);
        enter(Phase.Preparing, 0, settled.position());
        tables.prepare(session);
        try {
            enter(Phase.Folding, 0, settled.position());
            fold(session, settled.position());
            enter(Phase.Indexing, settled.position(), settled.position());
            tables.index(session);
            position = settled.position();
        } catch (SQLException | RuntimeException e) {
            if (!Fault.ofEvent(e)) {
                throw e;
            }
            LOG.warn(
                    "Projection {} cannot take every event ({}): it is rebuilt in small steps, so that the case can be parked.",
                    group.name(),
                    Fault.named(e));
            tables.prepare(session);
            tables.index(session);
            position = 0;
        }
        session.setNetworkTimeout(Runnable::run, Database.DEAD_AFTER_MILLIS);
        enter(Phase.CatchingUp, position, settled.position());
        catchUp(session);
        try {
            swap(session);
            return true;
        } catch (PoliciesChanged e) {
            return false;
        }
    }

    /** Ends the transaction of the swap. */
    private static final class PoliciesChanged extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void enter(Phase phase, long position, long target) {
        progress.enter(group.name(), phase, position, target);
        onPhase.accept(phase);
    }

    /** Parts of the cases, a few at a time: each reads the whole log, keeps its rows in memory and writes them at the end. */
    private void fold(Connection session, long upTo) throws SQLException, InterruptedException {
        int parts = parts(session);
        var done = new AtomicLong();
        var pool = Executors.newFixedThreadPool(settings.rebuildLanes(), new AxonThreadFactory("rebuild"));
        try {
            var results = new ExecutorCompletionService<Boolean>(pool);
            for (int part = 0; part < parts; part++) {
                results.submit(folding(part, parts, upTo, done));
            }
            for (int part = 0; part < parts; ) {
                var result = results.poll(500, TimeUnit.MILLISECONDS);
                if (result != null) {
                    result.get();
                    part++;
                }
                progress.reach(group.name(), done.get() / parts);
                requireLock(session);
            }
        } catch (ExecutionException e) {
            rethrow(e.getCause());
        } finally {
            end(pool);
        }
    }

    /** Nobody writes into the tables any more. */
    private static void end(ExecutorService pool) throws SQLException, InterruptedException {
        pool.shutdownNow();
        if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new SQLTimeoutException("A part of the rebuild does not end.");
        }
    }

    /** Who has lost it shares the tables with another node. */
    private void requireLock(Connection session) throws SQLException {
        if (!progress.locked(session, group.name())) {
            throw new SQLException("The lock of the rebuild was lost.");
        }
    }

    private static void rethrow(@Nullable Throwable failure) throws SQLException {
        if (failure instanceof SQLException sql) {
            throw sql;
        }
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(failure);
    }

    private int parts(Connection session) throws SQLException {
        try (var statement = session.createStatement();
                var row = statement.executeQuery("SELECT pg_table_size('eventstore.event')")) {
            row.next();
            long wanted = settings.rebuildLanes() * INFLATION * row.getLong(1) / settings.rebuildBytes();
            int parts = 1;
            while (parts < settings.rebuildLanes() || (parts < wanted && parts < 1 << 16)) {
                parts *= 2;
            }
            return parts;
        }
    }

    private Callable<Boolean> folding(int part, int parts, long upTo, AtomicLong done) {
        return () -> {
            var rows = group.buffer();
            var events = new CopiedEvents(stored, group, part, parts);
            try (var reading = database.connection(0);
                    var writing = database.connection(0)) {
                for (long after = 0; after < upTo; after += STRETCH) {
                    long end = Math.min(after + STRETCH, upTo);
                    events.read(reading, after, end, event -> group.handle(event, rows));
                    if (rows.appended() > MOST_APPENDED) {
                        rows.copyAppended(writing, NextTables.NEXT);
                    }
                    done.addAndGet(end - after);
                    if (Thread.currentThread().isInterrupted()) {
                        throw new InterruptedException();
                    }
                }
                rows.copyInto(writing, NextTables.NEXT);
            }
            return true;
        };
    }

    /** Handles what was recorded since, until hardly anything is left. */
    private void catchUp(Connection session) throws SQLException, InterruptedException {
        int events;
        do {
            events = 0;
            long settled = Horizon.place(session).position();
            while (position < settled) {
                long end = Math.min(position + STRETCH, settled);
                var batch = stored.between(position, end, group, 0, 1, BATCH);
                handle(session, batch);
                events += batch.size();
                position = batch.size() < BATCH ? end : batch.get(BATCH - 1).position();
                progress.reach(group.name(), position);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } while (events > BATCH);
    }

    /** In a transaction of the session that holds the lock: who lost it cannot write. */
    private void handle(Connection session, List<StoredEvent> batch) throws SQLException {
        try {
            Database.inTransaction(session, connection -> handled(connection, batch));
        } catch (SQLException | RuntimeException e) {
            if (!Fault.ofEvent(e)) {
                throw e;
            }
            var failed = new ArrayList<Failure>();
            Database.inTransaction(
                    session,
                    connection ->
                            failed.addAll(group.handleCarefully(connection, NextTables.NEXT, withoutFailed(batch))));
            failed.forEach(failure -> failures.put(failure.event().stream(), failure));
        }
    }

    private boolean handled(Connection session, List<StoredEvent> batch) throws SQLException {
        group.handle(session, NextTables.NEXT, withoutFailed(batch));
        return true;
    }

    private List<StoredEvent> withoutFailed(List<StoredEvent> batch) {
        return batch.stream()
                .filter(event -> !failures.containsKey(event.stream()))
                .toList();
    }

    private void swap(Connection session) throws SQLException, InterruptedException {
        enter(Phase.Swapping, position, position);
        for (int tries = 1; !swapped(session, tries); tries++) {
            TimeUnit.MILLISECONDS.sleep(SWAP_PAUSE_MILLIS);
            catchUp(session);
        }
    }

    /** Whether it came about; else somebody was reading or writing just then, or more was left to do than should wait for us. */
    private boolean swapped(Connection session, int tries) {
        try {
            return database.inTransaction(connection -> {
                var jdbc = database.jdbc();
                jdbc.sql("SET LOCAL lock_timeout = '%s'".formatted(tries % PATIENT_TRY == 0 ? "1500ms" : "200ms"))
                        .update();
                long furthest = tokens.lock(group.name());
                var settled = Horizon.place(connection);
                // An append may hold a position that was drawn before others it lets pass: W can move back for a
                // moment.
                if (settled.position() < Math.max(position, furthest)) {
                    return false;
                }
                var rest = stored.between(position, settled.position(), group, 0, 1, BATCH);
                if (rest.size() == BATCH) {
                    return false;
                }
                // Committed before the swap, while the lanes wait: whoever finds the new tables finds these rows in
                // them.
                Database.inTransaction(session, own -> handled(own, rest));
                position = settled.position();
                tables.takeOver(jdbc);
                // Now that they are ours alone.
                if (!tables.showAsThePast(connection)) {
                    throw new PoliciesChanged();
                }
                // Had another node begun before, they would be its tables.
                requireLock(session);
                tokens.move(group.name(), settled);
                parked.clear(group.name());
                failures.values().forEach(failure -> parked.park(group.name(), failure));
                progress.enter(group.name(), Phase.Finished, settled.position(), settled.position());
                return true;
            });
        } catch (PoliciesChanged e) {
            throw e;
        } catch (RuntimeException e) {
            if (tries < SWAP_TRIES && (Fault.ofEvent(e) || Fault.named(e).endsWith("55P03"))) {
                return false;
            }
            throw e;
        }
    }
}
