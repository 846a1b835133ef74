package org.pulang.query.replay;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.pulang.query.replay.EventLog.Batch;
import org.pulang.query.replay.TokenTable.Claim;
import org.pulang.query.replay.TokenTable.ClaimLost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on one segment of a group while this node holds the claim: takes the events behind its place, batch by batch, each one
 * transaction with the place it leads to. Runs on a thread of the pool when there is something to do, one at a time.
 */
final class Lane implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final int BATCH = 500;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final Group group;
    private final Segment segment;
    private final long epoch;
    private final EventLog log;
    private final Database database;
    private final TokenTable tokens;
    private final ParkedCases parked;
    private final MeterRegistry meters;
    private final ScheduledExecutorService pool;
    private final Lanes lanes;

    private final AtomicInteger calls = new AtomicInteger();
    private volatile Place place;
    /** The last place stored by a batch of this claim, or where it began. */
    private volatile Place stored;

    private long pauseMillis = FIRST_PAUSE_MILLIS;
    private volatile boolean open = true;

    Lane(
            Group group,
            Claim claim,
            EventLog log,
            Database database,
            TokenTable tokens,
            ParkedCases parked,
            MeterRegistry meters,
            ScheduledExecutorService pool,
            Lanes lanes) {
        this.group = group;
        this.segment = claim.segment();
        this.epoch = claim.epoch();
        this.place = claim.place();
        this.stored = claim.stored();
        this.log = log;
        this.database = database;
        this.tokens = tokens;
        this.parked = parked;
        this.meters = meters;
        this.pool = pool;
        this.lanes = lanes;
    }

    Segment segment() {
        return segment;
    }

    Claim claim() {
        // In this order: a batch may end meanwhile, and its place must not be taken for one without a batch.
        var at = place;
        return new Claim(segment, epoch, stored, at);
    }

    /** Every event up to there has its effect in the tables, or its case is parked. */
    long position() {
        return place.position();
    }

    /** There may be something to do. */
    void call() {
        if (open && calls.getAndIncrement() == 0) {
            pool.execute(this);
        }
    }

    /** Begins nothing more. */
    void close() {
        open = false;
        group.goesOn(segment);
    }

    @Override
    public void run() {
        int answered = calls.get();
        try {
            boolean more = open && step();
            pauseMillis = FIRST_PAUSE_MILLIS;
            group.goesOn(segment);
            if (more || (!calls.compareAndSet(answered, 0) && open)) {
                pool.execute(this);
            }
        } catch (ClaimLost e) {
            lanes.giveUp(this);
        } catch (RuntimeException | Error e) {
            tryAgainLater(e);
        }
    }

    /** Does a batch; whether there may be another. */
    private boolean step() {
        var batch = log.after(place.position(), group, segment.number(), BATCH);
        if (!batch.events().isEmpty()) {
            var sample = Timer.start(meters);
            group.readAhead(batch.events());
            try {
                handle(batch);
            } catch (ClaimLost e) {
                throw e;
            } catch (RuntimeException e) {
                if (!Fault.ofEvent(e)) {
                    throw e;
                }
                handleCarefully(batch);
            }
            stored = batch.upTo();
            group.measured(sample, batch.events().size());
        }
        if (batch.upTo().position() > place.position()) {
            place = batch.upTo();
            lanes.moved();
        }
        return batch.more();
    }

    private void handle(Batch batch) {
        database.inTransaction(connection -> {
            group.handle(connection, Group.LIVE, begin(connection, batch));
            return true;
        });
    }

    private void handleCarefully(Batch batch) {
        database.inTransaction(connection -> {
            group.handleCarefully(connection, Group.LIVE, begin(connection, batch))
                    .forEach(failure -> parked.park(group.name(), failure));
            return true;
        });
    }

    /** Stores the new place; what is left are the events whose cases do not wait. */
    private List<StoredEvent> begin(Connection connection, Batch batch) throws SQLException {
        var waiting = tokens.advance(connection, claim(), batch);
        return batch.events().stream()
                .filter(event -> !waiting.contains(event.stream()))
                .toList();
    }

    private void tryAgainLater(Throwable e) {
        if (!open) {
            return;
        }
        if (pauseMillis == FIRST_PAUSE_MILLIS) {
            LOG.warn(
                    "A batch of projection {} (segment {}) failed and is tried again: {}.",
                    group.name(),
                    segment.number(),
                    Fault.named(e));
        }
        group.fails(segment, e);
        var unused = pool.schedule(this, pauseMillis, TimeUnit.MILLISECONDS);
        pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
    }
}
