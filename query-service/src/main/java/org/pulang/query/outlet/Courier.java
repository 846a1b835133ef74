package org.pulang.query.outlet;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pulang.query.outlet.OutletSettings.From;
import org.pulang.query.outlet.OutletTable.Claim;
import org.pulang.query.outlet.OutletTable.ClaimLost;
import org.pulang.query.outlet.OutletTable.Stand;
import org.pulang.query.outlet.OutletTable.Waiting;
import org.pulang.query.outlet.Receiver.Answer;
import org.pulang.query.outlet.Receiver.Fate;
import org.pulang.query.replay.Place;
import org.pulang.query.replay.SettledLog;
import org.pulang.query.replay.StoredEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends to one target what it is told, in the order of the log, one delivery after the other, while this node has the claim. Its place
 * moves once a delivery was accepted or its case set aside: what is sent and not noted is sent again.
 */
final class Courier implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int BATCH = 200;
    private static final long IDLE_MILLIS = 250;
    /** Whoever asks to be left alone for longer is asked again after a day. */
    private static final Duration LONGEST_REST = Duration.ofDays(1);

    private final String name;
    private final OutletSettings.Target settings;
    private final Duration patience;
    private final SettledLog log;
    private final Selection selection;
    private final Receiver receiver;
    private final OutletTable table;
    private final TransactionTemplate transactions;
    private final Counter delivered;
    private final Counter failed;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Claim claim;
    private long renewedNanos;
    private int failures;
    /** That something is wrong here; once until it is well again. */
    private boolean warned;

    Courier(
            String name,
            OutletSettings.Target settings,
            Duration patience,
            SettledLog log,
            Selection selection,
            Receiver receiver,
            OutletTable table,
            TransactionTemplate transactions,
            MeterRegistry meters) {
        this.name = name;
        this.settings = settings;
        this.patience = patience;
        this.log = log;
        this.selection = selection;
        this.receiver = receiver;
        this.table = table;
        this.transactions = transactions;
        this.delivered = Counter.builder("pulang.outlet.delivered")
                .description("Deliveries that a target accepted")
                .tag("target", name)
                .register(meters);
        this.failed = Counter.builder("pulang.outlet.failed")
                .description("Deliveries that a target refused or that did not reach it")
                .tag("target", name)
                .register(meters);
    }

    /** Ends, a little later, when what was begun is finished. */
    void stop() {
        stopping.countDown();
    }

    @Override
    public void run() {
        try {
            while (stopping.getCount() > 0) {
                boolean more = false;
                try {
                    more = step();
                    warned = false;
                } catch (ClaimLost e) {
                    claim = null;
                } catch (RuntimeException | Error e) {
                    giveUp(e);
                }
                if (!more && stopping.await(IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
            if (claim != null) {
                table.release(claim);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // It lapses.
            claim = null;
        }
    }

    /** What is known here may be ahead of the database. */
    private void giveUp(Throwable e) {
        claim = null;
        if (!warned) {
            LOG.warn("Nothing is sent to {} at present; trying again: {}.", name, named(e));
        }
        warned = true;
    }

    /** Never a message, which could quote a person. */
    private static String named(Throwable e) {
        var cause = NestedExceptionUtils.getRootCause(e);
        return (cause == null ? e : cause).getClass().getSimpleName();
    }

    /** Does a batch; whether there may be another. */
    private boolean step() throws InterruptedException {
        if (claim == null && !claim()) {
            return false;
        }
        var stand = renewed();
        if (!stand.takes() || !log.holds(stand.place())) {
            return false;
        }
        for (var waiting : table.due(name)) {
            if (!again(waiting, stand.position())) {
                return false;
            }
        }
        var events = log.after(stand.position(), BATCH);
        for (var event : events) {
            if (stopping.getCount() == 0 || !handle(event)) {
                return false;
            }
        }
        if (!events.isEmpty()) {
            advance(events.get(events.size() - 1));
        }
        return events.size() == BATCH;
    }

    private boolean claim() {
        if (!log.exists()) {
            return false;
        }
        if (!table.knows(name)) {
            table.create(name, settings.from() == From.Beginning ? Place.BEGINNING : log.end());
        }
        claim = table.claim(name).orElse(null);
        return claim != null;
    }

    private Claim held() {
        if (claim == null) {
            throw new ClaimLost();
        }
        return claim;
    }

    private Stand renewed() {
        long asked = System.nanoTime();
        var stand = table.renew(held());
        renewedNanos = asked;
        failures = stand.failures();
        return stand;
    }

    private Stand advance(StoredEvent event) {
        long asked = System.nanoTime();
        var stand = table.advance(
                held(), new Place(event.recorded().position(), event.recorded().eventId()));
        renewedNanos = asked;
        return stand;
    }

    /** Whether the next event may follow. */
    private boolean handle(StoredEvent event) throws InterruptedException {
        var letters = selection.because(event);
        if (letters.isEmpty()) {
            return true;
        }
        if (table.waits(name, event.recorded().stream())) {
            if (letters.get(0).type().equals(Selection.WITHDRAWN)) {
                table.hurry(name, event.recorded().stream());
            }
            return true;
        }
        boolean begun = false;
        for (var letter : letters) {
            var answer = deliver(letter);
            if (answer.fate() == Fate.Accepted) {
                begun = true;
                continue;
            }
            boolean refused = answer.fate() == Fate.Refused;
            if (refused || begun) {
                // What was begun goes on where it stopped: from its first letter, a slow target would never come to its
                // last.
                transactions.executeWithoutResult(transaction -> {
                    table.setAside(
                            name,
                            event.recorded().version(),
                            letter,
                            answer.error(),
                            refused ? 1 : 0,
                            refused && settings.attempts() == 1,
                            refused ? pause(1, answer.after()) : Duration.ZERO);
                    advance(event);
                });
            }
            return refused;
        }
        return advance(event).takes();
    }

    /** Tries a case that waits, up to where the others have come; whether anything may be sent next. */
    private boolean again(Waiting waiting, long upTo) throws InterruptedException {
        int read = waiting.unit() - 1;
        while (true) {
            var page = log.of(waiting.stream(), read, BATCH);
            for (var event : page) {
                if (event.recorded().position() > upTo) {
                    table.goOn(name, waiting);
                    return true;
                }
                read = event.recorded().version();
                for (var letter : selection.because(event)) {
                    boolean unit = read == waiting.unit();
                    if (unit && letter.version() < waiting.version()) {
                        continue;
                    }
                    var answer = deliver(letter);
                    if (answer.fate() == Fate.Accepted) {
                        continue;
                    }
                    boolean same = unit && letter.version() == waiting.version();
                    boolean refused = answer.fate() == Fate.Refused;
                    int attempts = (same ? waiting.attempts() : 0) + (refused ? 1 : 0);
                    boolean dead = refused && attempts >= settings.attempts();
                    table.wait(
                            name,
                            waiting,
                            read,
                            letter,
                            refused ? answer.error() : waiting.error(),
                            attempts,
                            dead,
                            refused ? pause(attempts, answer.after()) : Duration.ZERO);
                    if (dead) {
                        LOG.error(
                                "{} refuses {} (position {}) for good: {}. Its case waits for an operator, the others go on.",
                                name,
                                letter.type(),
                                letter.position(),
                                answer.error());
                    }
                    return refused;
                }
            }
            if (page.size() < BATCH) {
                table.goOn(name, waiting);
                return true;
            }
        }
    }

    private Answer deliver(Letter letter) throws InterruptedException {
        if (System.nanoTime() - renewedNanos > patience.toNanos() && !renewed().takes()) {
            return Answer.failed("Paused");
        }
        var answer = receiver.send(letter);
        switch (answer.fate()) {
            case Accepted -> {
                delivered.increment();
                if (failures > 0) {
                    failures = 0;
                    table.recovered(held());
                }
            }
            case Refused -> failed.increment();
            case Failed -> {
                failed.increment();
                if (failures == 0) {
                    LOG.warn("{} takes nothing at present; trying again: {}.", name, answer.error());
                }
                failures++;
                table.failed(held(), answer.error(), pause(failures, answer.after()));
            }
            case Gone -> {
                LOG.error("{} wants nothing more (410). Nothing is sent until an operator resumes it.", name);
                table.gone(held());
            }
        }
        return answer;
    }

    /** Doubled with each failure, and shorter by up to a half, so that many do not come back at once. */
    private Duration pause(int failuresInARow, @Nullable Duration after) {
        long millis = Math.min(
                settings.longestPause().toMillis(),
                settings.firstPause().toMillis() << Math.min(30, failuresInARow - 1));
        var pause = Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 2 + 1));
        if (after == null || after.compareTo(pause) < 0) {
            return pause;
        }
        return after.compareTo(LONGEST_REST) < 0 ? after : LONGEST_REST;
    }
}
