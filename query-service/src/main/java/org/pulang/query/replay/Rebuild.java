package org.pulang.query.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
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

    private static final int SWAP_TRIES = 200;
    private static final long SWAP_PAUSE_MILLIS = 100;

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
            } catch (SQLException | RuntimeException | InterruptedException e) {
                progress.fail(group.name(), Fault.named(e));
                throw e;
            } finally {
                progress.unlock(session, group.name());
            }
        }
    }

    private void make(Connection session) throws SQLException, InterruptedException {
        var settled = Horizon.place(session);
        enter(Phase.Preparing, 0, settled.position());
        tables.prepare(session);
        var place = settled;
        try {
            enter(Phase.Folding, 0, settled.position());
            fold(session, settled.position());
            enter(Phase.Indexing, settled.position(), settled.position());
            tables.index(session);
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
            place = Place.BEGINNING;
        }
        enter(Phase.CatchingUp, place.position(), settled.position());
        swap(catchUp(place));
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
            }
        } catch (ExecutionException e) {
            rethrow(e.getCause());
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private static void rethrow(@Nullable Throwable failure) throws SQLException {
        if (failure instanceof SQLException sql) {
            throw sql;
        }
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
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
    private Place catchUp(Place from) throws InterruptedException {
        var place = from;
        int events;
        do {
            events = 0;
            var settled = database.inTransaction(Horizon::place);
            while (place.position() < settled.position()) {
                var batch = stored.between(place.position(), settled.position(), group, 0, 1, BATCH);
                handle(batch);
                events += batch.size();
                place = batch.size() < BATCH ? settled : batch.get(BATCH - 1).place();
                progress.reach(group.name(), place.position());
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } while (events > BATCH);
        return place;
    }

    private void handle(List<StoredEvent> batch) {
        try {
            database.inTransaction(connection -> {
                group.handle(connection, NextTables.NEXT, withoutFailed(batch));
                return true;
            });
        } catch (RuntimeException e) {
            if (!Fault.ofEvent(e)) {
                throw e;
            }
            database.inTransaction(
                            connection -> group.handleCarefully(connection, NextTables.NEXT, withoutFailed(batch)))
                    .forEach(failure -> failures.put(failure.event().stream(), failure));
        }
    }

    private List<StoredEvent> withoutFailed(List<StoredEvent> batch) {
        return batch.stream()
                .filter(event -> !failures.containsKey(event.stream()))
                .toList();
    }

    private void swap(Place from) throws InterruptedException {
        enter(Phase.Swapping, from.position(), from.position());
        var place = from;
        for (int tries = 1; !swapped(place, tries); tries++) {
            TimeUnit.MILLISECONDS.sleep(SWAP_PAUSE_MILLIS);
            place = catchUp(place);
        }
    }

    /** Whether it came about; else somebody was reading or writing just then, or more was left to do than should wait for us. */
    private boolean swapped(Place place, int tries) {
        try {
            return database.inTransaction(connection -> {
                var jdbc = database.jdbc();
                jdbc.sql("SET LOCAL lock_timeout = '200ms'").update();
                tokens.lock(group.name());
                var settled = Horizon.place(connection);
                var rest = stored.between(place.position(), settled.position(), group, 0, 1, BATCH);
                if (rest.size() == BATCH) {
                    return false;
                }
                group.handle(connection, NextTables.NEXT, withoutFailed(rest));
                tables.takeOver(jdbc);
                tokens.move(group.name(), settled);
                parked.clear(group.name());
                failures.values().forEach(failure -> parked.park(group.name(), failure));
                progress.enter(group.name(), Phase.Finished, settled.position(), settled.position());
                return true;
            });
        } catch (RuntimeException e) {
            if (tries < SWAP_TRIES && (Fault.ofEvent(e) || Fault.named(e).endsWith("55P03"))) {
                return false;
            }
            throw e;
        }
    }
}
