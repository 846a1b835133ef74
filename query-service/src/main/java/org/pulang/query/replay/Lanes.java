package org.pulang.query.replay;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.common.AxonThreadFactory;
import org.jspecify.annotations.Nullable;
import org.pulang.query.replay.TokenTable.Claim;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The segments this node works on: claims those nobody has, renews its claims, gives up what others took, refuses to go on where
 * the log was exchanged, and tries parked cases again when their time has come.
 */
final class Lanes {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    /** Readers on other nodes wait for what is only known here. */
    private static final long SHARED_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** Who stops waits no longer for the database. */
    private static final long ANSWER_MILLIS = 3_000;

    private final Map<String, Group> groups;
    private final EventLog log;
    private final Database database;
    private final TokenTable tokens;
    private final ParkedCases parked;
    private final MeterRegistry meters;
    private final int threads;
    private final Map<Segment, Lane> lanes = new ConcurrentHashMap<>();
    private final AtomicBoolean retrying = new AtomicBoolean();
    private ScheduledExecutorService pool = new ScheduledThreadPoolExecutor(0);
    private volatile Runnable onMoved = () -> {};
    private volatile @Nullable Thread thread;
    private volatile boolean running;
    private volatile boolean asked;
    private volatile boolean following;
    private volatile boolean moved;
    private boolean shared;
    private volatile boolean reachable = true;

    Lanes(
            Map<String, Group> groups,
            EventLog log,
            Database database,
            TokenTable tokens,
            ParkedCases parked,
            MeterRegistry meters,
            int threads) {
        this.groups = groups;
        this.log = log;
        this.database = database;
        this.tokens = tokens;
        this.parked = parked;
        this.meters = meters;
        this.threads = threads;
    }

    /** @param listener told when a lane has come further */
    void start(Runnable listener) {
        onMoved = listener;
        running = true;
        pool = pool();
        thread = new Thread(this::run, "lanes");
        thread.start();
    }

    private ScheduledExecutorService pool() {
        var pool = new ScheduledThreadPoolExecutor(threads, new AxonThreadFactory("lane"));
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return pool;
    }

    private void run() {
        long lastRound = System.nanoTime() - ROUND_NANOS;
        while (running) {
            try {
                if (asked || System.nanoTime() - lastRound >= ROUND_NANOS) {
                    asked = false;
                    lastRound = System.nanoTime();
                    round();
                } else if (shared && moved) {
                    moved = false;
                    tokens.renew(claims());
                }
                reachable = true;
            } catch (RuntimeException e) {
                // Whatever it is: without claims nothing goes on here.
                if (reachable) {
                    LOG.warn("Claims cannot be renewed; trying again: {}.", Fault.named(e));
                }
                reachable = false;
            }
            if (running && !asked) {
                LockSupport.parkNanos(
                        this, shared ? SHARED_NANOS : Math.max(1, ROUND_NANOS - (System.nanoTime() - lastRound)));
            }
        }
    }

    private void round() {
        var claims = claims();
        tokens.renew(claims);
        var stands = tokens.stands();
        for (var claim : claims) {
            var stand = stands.get(claim.segment());
            var lane = lanes.get(claim.segment());
            if (lane != null && (stand == null || !stand.keeps(claim))) {
                giveUp(lane);
            }
        }
        goOnWhereHistoryIsBack();
        claim();
        shared = groups.values().stream().anyMatch(group -> !group.stopped() && !allMine(group));
        retry();
    }

    private List<Claim> claims() {
        return lanes.values().stream().map(Lane::claim).toList();
    }

    private boolean allMine(Group group) {
        return lanes.keySet().stream()
                        .filter(segment -> segment.processor().equals(group.name()))
                        .count()
                == CaseSequence.SEGMENTS;
    }

    private void goOnWhereHistoryIsBack() {
        if (groups.values().stream().anyMatch(Group::stopped)) {
            var lost = tokens.withLostHistory();
            groups.values().forEach(group -> group.stopped(group.stopped() && lost.contains(group.name())));
        }
    }

    private void claim() {
        if (!following) {
            return;
        }
        var wanted = groups.values().stream()
                .filter(group -> !group.stopped())
                .map(Group::name)
                .toList();
        var claims = tokens.claim(wanted, lanes.keySet());
        if (claims.isEmpty()) {
            return;
        }
        var lost = tokens.withLostHistory();
        for (var claim : claims) {
            var group = group(claim.segment());
            if (!lost.contains(group.name())) {
                open(group, claim);
            } else if (!group.stopped()) {
                stop(group);
            }
        }
    }

    private synchronized void open(Group group, Claim claim) {
        if (!following) {
            return;
        }
        var lane = new Lane(group, claim, log, database, tokens, parked, meters, pool, this);
        lanes.put(claim.segment(), lane);
        lane.call();
    }

    private void stop(Group group) {
        group.stopped(true);
        LOG.error(
                "Projection {} stops: the event it had come to is no longer in the store, or is another one. Part of the history"
                        + " was lost or exchanged. Rebuild the projection once it is known what happened.",
                group.name());
        lanes.values().stream()
                .filter(lane -> lane.segment().processor().equals(group.name()))
                .forEach(this::forget);
        tokens.release(group.name());
    }

    private Group group(Segment segment) {
        var group = groups.get(segment.processor());
        if (group == null) {
            throw new IllegalStateException("There is no projection " + segment.processor());
        }
        return group;
    }

    private void retry() {
        if (retrying.compareAndSet(false, true)) {
            pool.execute(() -> {
                try {
                    retryDue();
                } catch (RuntimeException e) {
                    LOG.warn("Parked cases could not be tried again: {}.", Fault.named(e));
                } finally {
                    retrying.set(false);
                }
            });
        }
    }

    private void retryDue() {
        for (var processor : parked.counts().keySet()) {
            var group = groups.get(processor);
            if (group != null && !group.stopped()) {
                parked.due(processor).stream()
                        .filter(stream -> lanes.containsKey(
                                new Segment(processor, CaseSequence.lane(stream, CaseSequence.SEGMENTS))))
                        .forEach(stream -> retry(group, stream));
            }
        }
    }

    /** Whatever becomes of one case, the others get their turn. */
    private void retry(Group group, UUID stream) {
        try {
            parked.retry(group, stream);
        } catch (RuntimeException | Error e) {
            LOG.warn("A parked case of projection {} could not be tried again: {}.", group.name(), Fault.named(e));
            parked.postpone(group.name(), stream, e);
        }
    }

    /** Every lane may have something to do. */
    void call() {
        lanes.values().forEach(Lane::call);
    }

    void moved() {
        moved = true;
        onMoved.run();
    }

    /** Another node works on it, or soon may. */
    void giveUp(Lane lane) {
        forget(lane);
        askForRound();
    }

    private void forget(Lane lane) {
        lane.close();
        lanes.remove(lane.segment(), lane);
    }

    /** The store is not followed: what is known here may be ahead of the tables after a crash of the database. */
    synchronized void letGo() {
        following = false;
        lanes.values().forEach(this::forget);
    }

    /** Claims everything anew, from the places that are stored. */
    void beginAgain() {
        letGo();
        following = true;
        askForRound();
    }

    void askForRound() {
        asked = true;
        LockSupport.unpark(thread);
    }

    /** How far a segment has come, if this node works on it. */
    OptionalLong position(Segment segment) {
        var lane = lanes.get(segment);
        return lane == null ? OptionalLong.empty() : OptionalLong.of(lane.position());
    }

    boolean allMine(Collection<String> processors) {
        return processors.stream().allMatch(name -> allMine(group(new Segment(name, 0))));
    }

    /** Finishes what was begun and lets other nodes take over at once; waits for no database that is away. */
    void stop() {
        var stopped = thread;
        if (stopped == null) {
            return;
        }
        running = false;
        LockSupport.unpark(stopped);
        try {
            stopped.join(ANSWER_MILLIS);
            boolean answered = reachable && following && !stopped.isAlive();
            var mine = List.copyOf(lanes.values());
            mine.forEach(this::forget);
            pool.shutdown();
            if (!pool.awaitTermination(answered ? 20_000 : ANSWER_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("A batch has not ended; its claim lapses by itself.");
                pool.shutdownNow();
            }
            if (answered) {
                giveBack(mine);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.interrupt();
        }
        following = false;
        thread = null;
    }

    private void giveBack(List<Lane> mine) throws InterruptedException {
        var released = CompletableFuture.runAsync(() -> {
            tokens.renew(mine.stream().map(Lane::claim).toList());
            tokens.release();
        });
        try {
            released.get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Claims are not given back and lapse by themselves: {}.", Fault.named(e));
        }
    }
}
