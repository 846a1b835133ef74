package org.pulang.query.replay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the log was settled in the last seconds, by the time this node has counted itself: clocks may differ. */
final class Marks {

    private static final Logger LOG = LoggerFactory.getLogger(Marks.class);
    private static final Duration KEPT = Duration.ofSeconds(30);
    /** Without a look for so long nothing is known about the log. */
    private static final Duration BLIND = Duration.ofSeconds(5);

    private final Database database;
    private final Deque<Mark> marks = new ArrayDeque<>();

    /** @param nanos of {@link System#nanoTime} before the look */
    private record Mark(long nanos, long settled) {}

    Marks(Database database) {
        this.database = database;
    }

    /** Begins anew: the log may be another one. */
    synchronized void forget() {
        marks.clear();
    }

    void look() {
        try {
            mark();
        } catch (RuntimeException e) {
            LOG.warn("How far the log is settled could not be read: {}.", Fault.named(e));
        }
    }

    private void mark() {
        long now = System.nanoTime();
        long settled = database.inTransaction(Horizon::place).position();
        synchronized (this) {
            marks.addLast(new Mark(now, settled));
            while (now - marks.getFirst().nanos() > KEPT.toNanos()) {
                marks.removeFirst();
            }
        }
    }

    /**
     * The last event that was settled so long ago. Where that is not known, the first one known since, which is later; nothing
     * where this node has not seen the log for a while.
     */
    OptionalLong settled(Duration ago) {
        if (empty()) {
            mark();
        }
        return known(System.nanoTime(), ago);
    }

    private synchronized boolean empty() {
        return marks.isEmpty();
    }

    private synchronized OptionalLong known(long now, Duration ago) {
        if (marks.isEmpty() || now - marks.getLast().nanos() > BLIND.toNanos()) {
            return OptionalLong.empty();
        }
        for (Iterator<Mark> newestFirst = marks.descendingIterator(); newestFirst.hasNext(); ) {
            var mark = newestFirst.next();
            if (now - mark.nanos() >= ago.toNanos()) {
                return OptionalLong.of(mark.settled());
            }
        }
        return OptionalLong.of(marks.getFirst().settled());
    }
}
