package org.pulang.query.replay;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pulang.query.replay.TokenTable.Stand;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * How far each projection has come: known in memory for the segments this node works on, read for the others. A projection has
 * come to a position when the events up to it have their effect in its tables; those of parked cases do not count.
 */
public final class Positions {

    /** How often the place of another node's segment is looked up for those who wait. */
    private static final Duration LOOK = Duration.ofMillis(20);

    private static final String ACCESS = "access";

    private final List<String> names;
    private final Lanes lanes;
    private final TokenTable tokens;
    private final EventStoreTable store;
    private final Clock clock;
    private final Object moved = new Object();
    private volatile int waiting;

    Positions(List<String> names, Lanes lanes, TokenTable tokens, EventStoreTable store, Clock clock) {
        this.names = names;
        this.lanes = lanes;
        this.tokens = tokens;
        this.store = store;
        this.clock = clock;
    }

    /**
     * The projections an answer made in a package depends on: its own, or all where it has none, and the facts by which it
     * is decided what may be seen.
     */
    public List<String> behind(Class<?> controller) {
        var own = Projection.nameOf(controller);
        return names.contains(own)
                ? names.stream()
                        .filter(name -> name.equals(own) || name.startsWith(own + "-") || name.equals(ACCESS))
                        .toList()
                : names;
    }

    /** How fresh answers from these projections are: as fresh as the slowest. */
    public AsOf asOf(Collection<String> names) {
        long position = position(names);
        return new AsOf(position, store.recordedAt(position).orElse(null));
    }

    /** Waits until these projections contain the effect of the event at a position; false if time ran out. */
    public boolean await(long position, Duration patience, Collection<String> names) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (moved) {
            waiting++;
        }
        try {
            while (position > 0 && !reached(position, names)) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                sleep(position, names, lanes.allMine(names) ? left : Math.min(left, LOOK.toNanos()));
            }
            return true;
        } finally {
            synchronized (moved) {
                waiting--;
            }
        }
    }

    /** Not known while the database is away: it may be back in time. */
    private boolean reached(long position, Collection<String> names) {
        try {
            return position(names) >= position;
        } catch (DataAccessResourceFailureException e) {
            return false;
        }
    }

    private void sleep(long position, Collection<String> names, long nanos) throws InterruptedException {
        synchronized (moved) {
            // Between the look and the lock a lane may have moved; asked only where nothing has to be read.
            if (!lanes.allMine(names) || !reached(position, names)) {
                TimeUnit.NANOSECONDS.timedWait(
                        moved, Math.min(nanos, Duration.ofMillis(500).toNanos()));
            }
        }
    }

    /** A lane of this node has come further. */
    void moved() {
        if (waiting > 0) {
            synchronized (moved) {
                moved.notifyAll();
            }
        }
    }

    private long position(Collection<String> names) {
        @Nullable Map<Segment, Stand> stands = null;
        long lowest = Long.MAX_VALUE;
        for (var name : names) {
            for (int number = 0; number < CaseSequence.SEGMENTS; number++) {
                var segment = new Segment(name, number);
                var here = lanes.position(segment);
                if (here.isEmpty() && stands == null) {
                    stands = tokens.stands();
                }
                var stand = stands == null ? null : stands.get(segment);
                long there = stand == null ? 0 : stand.position();
                lowest = Math.min(lowest, here.orElse(there));
            }
        }
        return names.isEmpty() ? 0 : lowest;
    }

    long position(String name) {
        return position(List.of(name));
    }

    Progress progress(String name) {
        long position = position(List.of(name));
        long head = Math.max(position, store.head());
        return new Progress(
                name,
                position,
                head,
                head - position,
                store.recordedAfter(position)
                        .map(since -> Math.max(
                                0, Duration.between(since, clock.instant()).toMillis() / 1000.0))
                        .orElse(0.0));
    }
}
