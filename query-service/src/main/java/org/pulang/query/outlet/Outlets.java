package org.pulang.query.outlet;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pulang.keys.OwnersFile;
import org.pulang.query.outlet.OutletTable.Waiting;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.Place;
import org.pulang.query.replay.SettledLog;
import org.pulang.store.EventCatalog;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The other systems that are told, each by a courier of its own, and what operators may do about them. */
final class Outlets implements SmartLifecycle {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    /** Time to be asked, to be kept to a rate and to answer, and as much again. */
    private static final int LEASE = 5;

    private final Map<String, Courier> couriers = new TreeMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final SettledLog log;
    private final OutletTable table;
    private final Clock clock;
    private final Duration patience;
    private boolean running;

    /**
     * @param id tells this node's claims from those of others
     * @param local whether targets may be reached by plain http
     * @throws IllegalStateException if the settings name what cannot be
     */
    Outlets(UUID id, DataSource database, OutletSettings settings, boolean local, MeterRegistry meters, Clock clock) {
        this.log = new SettledLog(database);
        this.patience = settings.answerWithin();
        this.clock = clock;
        this.table = new OutletTable(JdbcClient.create(database), id, patience.multipliedBy(LEASE));
        var transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        settings.targets().forEach((name, target) -> {
            require(NAME.matcher(name).matches(), name, "the name of a target is small letters, digits and dashes");
            var source = settings.source();
            if (source == null || source.getHost() == null) {
                throw new IllegalStateException(
                        "Name who tells: set PULANG_OUTLET_SOURCE to this installation's address.");
            }
            require(addressed(target.url(), local), name, "its address must begin with https:// and name a host");
            target.eventTypes()
                    .forEach(type -> require(
                            EventCatalog.record(type).filter(Selection::leaves).isPresent(),
                            name,
                            "no event " + type + " leaves"));
            var ofTarget = Pseudonyms.of(settings, name);
            couriers.put(
                    name,
                    new Courier(
                            name,
                            target,
                            patience,
                            log,
                            new Selection(log, source, target.organisation(), target.eventTypes(), ofTarget, clock),
                            new Receiver(
                                    target.url(),
                                    source.getHost(),
                                    new Signature(OwnersFile.read(target.secretFile())),
                                    target.ownNetwork(),
                                    !target.handshake(),
                                    patience,
                                    clock),
                            table,
                            transactions,
                            meters));
        });
    }

    private static void require(boolean so, String target, String otherwise) {
        if (!so) {
            throw new IllegalStateException("Target %s of the outlet: %s.".formatted(target, otherwise));
        }
    }

    private static boolean addressed(URI url, boolean local) {
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        return url.getHost() != null && (scheme.equals("https") || (local && scheme.equals("http")));
    }

    @Override
    public synchronized void start() {
        running = true;
        couriers.forEach((name, courier) -> {
            var thread = new Thread(courier, "outlet-" + name);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        });
    }

    /** What was begun is finished first, and another node may go on at once. */
    @Override
    public synchronized void stop() {
        running = false;
        couriers.values().forEach(Courier::stop);
        try {
            for (var thread : threads) {
                thread.join(patience.multipliedBy(LEASE).toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    List<String> names() {
        return List.copyOf(couriers.keySet());
    }

    List<Status> all() {
        return names().stream().map(this::status).toList();
    }

    /** @throws ProblemFound if there is no such target */
    Status status(String name) {
        requireKnown(name);
        var stand = table.stand(name).orElse(null);
        var counts = table.counts(name);
        if (stand == null) {
            return new Status(name, State.Starting, 0, 0, 0, 0, null, counts.waiting(), counts.dead());
        }
        var lag = log.lag(stand.position(), clock);
        return new Status(
                name,
                state(stand),
                stand.position(),
                lag.events(),
                lag.seconds(),
                stand.failures(),
                stand.error(),
                counts.waiting(),
                counts.dead());
    }

    private State state(OutletTable.Stand stand) {
        if (stand.paused()) {
            return State.Paused;
        }
        if (stand.gone()) {
            return State.Gone;
        }
        if (!log.holds(new Place(stand.position(), stand.eventId()))) {
            return State.Stopped;
        }
        return stand.failures() > 0 ? State.Failing : State.Running;
    }

    enum State {
        /** No node has looked after it yet. */
        Starting,
        Running,
        /** It cannot be reached or takes nothing at present; it is tried again. */
        Failing,
        /** An operator said so. */
        Paused,
        /** It answered that it wants nothing more. */
        Gone,
        /** The log is no longer the one it was told of; see the operator's guide. */
        Stopped
    }

    /**
     * A target as operators see it.
     *
     * @param position every event up to there was accepted, set aside, or is not for it
     * @param lagEvents an upper bound
     * @param lagSeconds age of the oldest event behind the position
     * @param failures in a row
     * @param error of the last of them
     * @param waiting cases of which it refused an event
     * @param deadLetters how many of them are no longer tried
     */
    record Status(
            String name,
            State state,
            long position,
            long lagEvents,
            double lagSeconds,
            int failures,
            @Nullable String error,
            long waiting,
            long deadLetters) {}

    /** Cases that wait, and what for, the oldest first; a thousand at most. */
    List<DeadLetter> deadLetters(String name) {
        requireKnown(name);
        return table.waiting(name).stream().map(DeadLetter::of).toList();
    }

    /**
     * An event that a target refused. Its case waits behind it.
     *
     * @param type logical name
     * @param error what it answered last
     * @param dead whether it is no longer tried
     */
    record DeadLetter(
            long position,
            String type,
            String error,
            int attempts,
            boolean dead,
            Instant since,
            @Nullable Instant nextTryAt) {
        static DeadLetter of(Waiting waiting) {
            return new DeadLetter(
                    waiting.position(),
                    waiting.type(),
                    waiting.error(),
                    waiting.attempts(),
                    waiting.dead(),
                    waiting.since(),
                    waiting.dead() ? null : waiting.nextTryAt());
        }
    }

    /** @throws ProblemFound if no case waits for the event at this position */
    void release(String name, long position, boolean skipped) {
        requireKnown(name);
        if (!table.release(name, position, skipped)) {
            throw new ProblemFound(Problem.DEAD_LETTER_UNKNOWN);
        }
    }

    void pause(String name) {
        requireKnown(name);
        table.pause(name);
    }

    void resume(String name) {
        requireKnown(name);
        table.resume(name);
    }

    private void requireKnown(String name) {
        if (!couriers.containsKey(name)) {
            throw new ProblemFound(Problem.OUTLET_UNKNOWN);
        }
    }
}
