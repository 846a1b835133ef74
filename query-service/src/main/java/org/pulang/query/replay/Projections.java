package org.pulang.query.replay;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.common.AxonThreadFactory;
import org.jspecify.annotations.Nullable;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.Horizon.Holder;
import org.pulang.query.replay.ParkedCases.Letter;
import org.pulang.query.replay.ParkedCases.ParkedCase;
import org.pulang.query.replay.RebuildTable.Phase;
import org.pulang.query.replay.RebuildTable.Step;
import org.pulang.query.replay.TokenTable.Holding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps every {@link Projection} up to date on this node, together with other nodes on the same database: one tailer follows the
 * store, lanes handle the events of the segments this node has claimed. Needs the tables of the read model; waits for those of the
 * event store. Can be started again after it was stopped.
 */
public final class Projections implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);

    private final Map<String, Group> groups;
    private final Database database;
    private final StoredEvents stored;
    private final EventStoreTable store;
    private final TokenTable tokens;
    private final ParkedCases parked;
    private final RebuildTable rebuilt;
    private final ReplaySettings settings;
    private final EventLog log;
    private final Lanes lanes;
    private final Positions positions;
    private final Map<String, CompletableFuture<Void>> rebuilds = new ConcurrentHashMap<>();
    private volatile @Nullable Node node;

    /**
     * @param id tells this node's claims from those of others
     * @throws IllegalStateException if a row class and its table do not fit
     */
    public Projections(
            UUID id,
            DataSource source,
            Collection<? extends Projection> all,
            ReplaySettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.database = new Database(source);
        this.groups = groups(all, meters);
        this.stored = new StoredEvents(database.source());
        this.store = new EventStoreTable(database.jdbc());
        this.tokens = new TokenTable(database.jdbc(), id);
        this.parked = new ParkedCases(database, stored, tokens);
        this.rebuilt = new RebuildTable(database.jdbc());
        this.settings = settings;
        this.log = new EventLog(stored);
        this.lanes = new Lanes(groups, log, database, tokens, parked, meters, settings.threads());
        this.positions = new Positions(names(), lanes, tokens, store, clock);
    }

    private Map<String, Group> groups(Collection<? extends Projection> all, MeterRegistry meters) {
        return database.inTransaction(connection -> {
            var groups = new TreeMap<String, Group>();
            for (var projection : all) {
                groups.put(projection.name(), new Group(projection, connection, meters));
            }
            return groups;
        });
    }

    /** All registered, whether or not they have begun. */
    public List<String> names() {
        return List.copyOf(groups.keySet());
    }

    /** Those of all projections, with their schema, in the order in which a rebuild exchanges them. */
    public List<String> tables() {
        return groups.values().stream()
                .flatMap(group -> group.tables().stream())
                .sorted()
                .map(table -> Group.LIVE + "." + table)
                .toList();
    }

    public Positions positions() {
        return positions;
    }

    /** What runs between a start and a stop. */
    private static final class Node {
        private final Tailer tailer;
        private final ScheduledExecutorService threads =
                Executors.newScheduledThreadPool(2, new AxonThreadFactory("replay"));
        /** One at a time: each may use the memory and the connections meant for rebuilds. */
        private final ExecutorService rebuilding =
                Executors.newSingleThreadExecutor(new AxonThreadFactory("rebuilding"));

        Node(Tailer tailer) {
            this.tailer = tailer;
        }
    }

    @Override
    public synchronized void start() {
        tokens.create(groups.keySet());
        var started = new Node(new Tailer(database, stored, log, lanes::call, lanes::beginAgain, lanes::letGo));
        node = started;
        started.threads.execute(() -> {
            try {
                store.await();
                follow(started);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private synchronized void follow(Node started) {
        if (node == started) {
            log.forget();
            lanes.start(positions::moved);
            started.threads.execute(started.tailer);
            var unused = started.threads.scheduleWithFixedDelay(this::forgetPast, 1, 60, TimeUnit.MINUTES);
        }
    }

    private void forgetPast() {
        try {
            groups.values().stream()
                    .filter(group -> rebuilt.longOver(group.name()) && !rebuilding(group.name()))
                    .forEach(group -> new NextTables(group).forgetPast(database.jdbc()));
        } catch (RuntimeException e) {
            LOG.warn("Replaced tables could not be dropped; trying again: {}.", Fault.named(e));
        }
    }

    /** Before the web server and the data source: what was begun is finished first, and other nodes may take over at once. */
    @Override
    public void stop() {
        var stopped = leave();
        if (stopped != null) {
            stopped.tailer.stop();
            stopped.threads.shutdownNow();
            stopped.rebuilding.shutdownNow();
            lanes.stop();
            terminated(stopped.threads);
            terminated(stopped.rebuilding);
            // Those that waited for their turn never get it.
            rebuilds.values().forEach(rebuild -> rebuild.cancel(false));
        }
    }

    private synchronized @Nullable Node leave() {
        var stopped = node;
        node = null;
        return stopped;
    }

    private static void terminated(ExecutorService threads) {
        try {
            if (!threads.awaitTermination(20, TimeUnit.SECONDS)) {
                LOG.warn("Not everything has ended.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return node != null;
    }

    /**
     * Makes a projection again from the first event, while the tables there are go on answering. Asked twice, it does it once.
     *
     * @return ends when the new tables have taken the place of the old ones
     */
    public CompletableFuture<Void> rebuild(String name) {
        var group = group(name);
        return rebuilds.compute(name, (key, last) -> last != null && !last.isDone() ? last : begin(group));
    }

    private CompletableFuture<Void> begin(Group group) {
        var here = node;
        if (here == null || rebuilt.running(group.name())) {
            return CompletableFuture.failedFuture(new IllegalStateException("Another node is at it."));
        }
        LOG.info("Projection {} is rebuilt.", group.name());
        rebuilt.begin(group.name());
        return CompletableFuture.runAsync(() -> run(group, phase -> {}), here.rebuilding);
    }

    /** @param onPhase told when a phase begins */
    void run(Group group, Consumer<Phase> onPhase) {
        try {
            rebuild(group, onPhase).run();
            lanes.askForRound();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (SQLException | RuntimeException | Error e) {
            LOG.error("Projection {} was not rebuilt and goes on as it was: {}.", group.name(), Fault.named(e));
            throw new CompletionException(e);
        }
    }

    private Rebuild rebuild(Group group, Consumer<Phase> onPhase) {
        return new Rebuild(group, database, stored, tokens, parked, rebuilt, settings, onPhase);
    }

    /** The last rebuild, on whichever node. */
    Optional<Step> lastRebuild(String name) {
        return rebuilt.last(group(name).name());
    }

    boolean rebuilding(String name) {
        var here = rebuilds.get(name);
        return (here != null && !here.isDone()) || rebuilt.running(name);
    }

    /** From 0 to 1; 1 if there is none. */
    double rebuildProgress(String name) {
        return rebuilding(name)
                ? lastRebuild(name)
                        .map(stage -> (double) stage.position() / Math.max(1, stage.target()))
                        .orElse(0.0)
                : 1;
    }

    /** Whether a batch fails through no fault of an event and is tried again. */
    boolean failing(String name) {
        return group(name).failing();
    }

    /** Whether it stopped because the log is no longer the one it has handled. */
    boolean stopped(String name) {
        return group(name).stopped();
    }

    List<ParkedCase> parked(String name) {
        return parked.of(group(name).name());
    }

    /** The same by event, without the cases. */
    List<Letter> letters(String name) {
        return parked.letters(group(name).name());
    }

    /** Tries the case again that waits for the event at a position; whether it is parked no longer. */
    boolean retry(String name, long position) {
        return retry(
                name,
                parked.at(group(name).name(), position).orElseThrow(() -> new ProblemFound(Problem.CASE_NOT_PARKED)));
    }

    /** Who works on its segments. */
    List<Holding> holdings(String name) {
        return tokens.holdings(group(name).name());
    }

    /** Classes of what batches fail with here, through no fault of an event. */
    List<String> errors(String name) {
        return group(name).errors();
    }

    boolean isParked(String name, UUID stream) {
        return parked.contains(name, stream);
    }

    Map<String, Long> parkedCounts() {
        return parked.counts();
    }

    /** Tries a parked case again; whether it is parked no longer. */
    boolean retry(String name, UUID stream) {
        var group = group(name);
        if (!parked.contains(name, stream)) {
            throw new ProblemFound(Problem.CASE_NOT_PARKED);
        }
        return parked.retry(group, stream);
    }

    /** Who holds delivery back for longer than any append should take. */
    Optional<Holder> holder() {
        var here = node;
        return here == null ? Optional.empty() : here.tailer.holder();
    }

    double heldSeconds() {
        var here = node;
        return here == null ? 0 : here.tailer.heldSeconds();
    }

    Group group(String name) {
        var group = groups.get(name);
        if (group == null) {
            throw new ProblemFound(Problem.PROJECTION_UNKNOWN);
        }
        return group;
    }
}
