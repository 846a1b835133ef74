package org.pulang.query.replay;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events in order of position, for ever. Positions are drawn before they are committed, so one may become visible behind a
 * later one: a reader remembers such gaps and takes the event when it appears, or gives the gap up when it is far older than any
 * transaction of the writer. One look-out per node asks the store's head every 50 ms and wakes the readers
 * when it moved, so that an event is seen at once although another process wrote it.
 */
final class EventLog implements StreamableMessageSource<TrackedEventMessage<?>>, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
    private static final Duration LOOK = Duration.ofMillis(50);
    /** Readers with gaps look again in every tenth round: an event committed late does not move the head. */
    private static final int GAP_ROUNDS = 10;

    private static final int BATCH = 500;
    /** The writer's transactions end after seconds; a gap behind an event this old was an append that was undone. */
    private static final Duration GAP_TIMEOUT = Duration.ofMinutes(10);

    private static final int MOST_GAPS = 1_000_000;
    private static final int MANY_GAPS = 100;

    private final StoredEvents events;
    private final EventStoreTable store;
    private final Clock clock;
    private boolean reachable = true;
    private boolean callAgain;
    private final Set<Reader> readers = Collections.newSetFromMap(new ConcurrentHashMap<>());

    EventLog(StoredEvents events, EventStoreTable store, Clock clock) {
        this.events = events;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
        var reader = new Reader((GapAwareTrackingToken) after);
        readers.add(reader);
        return reader;
    }

    /** The look-out; ends when its thread is interrupted. */
    @Override
    public void run() {
        try {
            // A reader that was just finishing an empty look misses its call; the next round's reaches it.
            for (long round = 0, seen = 0, seenBefore = 0; ; round++, seenBefore = seen) {
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
                seen = look(seen);
                boolean moved = seen != seenBefore || callAgain;
                callAgain = seen != seenBefore;
                boolean gaps = round % GAP_ROUNDS == 0;
                readers.forEach(reader -> reader.wake(moved, gaps));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long look(long seen) {
        try {
            long now = store.head();
            reachable = true;
            return now;
        } catch (RuntimeException e) {
            // Whatever it is: the look-out must not end.
            if (reachable) {
                LOG.warn(
                        "The event store cannot be reached; trying again. ({})",
                        e.getClass().getSimpleName());
            }
            reachable = false;
            return seen;
        }
    }

    /** One processor's place in the log; used by one thread at a time. */
    private final class Reader implements TrackingEventStream {
        private volatile GapAwareTrackingToken passed;
        private volatile @Nullable Runnable onAvailable;
        private Iterator<StoredEvent> batch = Collections.emptyIterator();
        private @Nullable TrackedEventMessage<?> next;

        Reader(@Nullable GapAwareTrackingToken passed) {
            this.passed = passed == null ? GapAwareTrackingToken.newInstance(0, Set.of()) : passed;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            if (next == null && !batch.hasNext()) {
                giveUpOldGaps();
                batch = events.behind(passed.getIndex(), passed.getGaps(), BATCH)
                        .iterator();
            }
            if (next == null && batch.hasNext()) {
                var event = batch.next();
                passed = passed.advanceTo(event.recorded().position(), old(event) ? 0 : MOST_GAPS);
                next = event.message(passed);
            }
            return Optional.ofNullable(next);
        }

        private boolean old(StoredEvent event) {
            return event.recorded().recordedAt().isBefore(clock.instant().minus(GAP_TIMEOUT));
        }

        private void giveUpOldGaps() {
            if (passed.getGaps().size() > MANY_GAPS) {
                passed = passed.withGapsTruncatedAt(
                        store.lastBefore(clock.instant().minus(GAP_TIMEOUT), passed.getIndex()));
            }
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            if (peek().isPresent()) {
                return true;
            }
            if (timeout == 0) {
                return false;
            }
            unit.sleep(timeout);
            return peek().isPresent();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (!hasNextAvailable(100, TimeUnit.MILLISECONDS)) {
                // Waits for the next event.
            }
            var event = peek().orElseThrow();
            next = null;
            return event;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            onAvailable = callback;
            return true;
        }

        void wake(boolean moved, boolean gaps) {
            var callback = onAvailable;
            var place = passed;
            if (callback != null && (moved || (gaps && place.hasGaps()))) {
                callback.run();
            }
        }

        @Override
        public void close() {
            readers.remove(this);
        }
    }
}
