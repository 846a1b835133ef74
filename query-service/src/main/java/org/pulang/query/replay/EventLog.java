package org.pulang.query.replay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;

/**
 * The settled events in order: the newest lie in memory, where the {@link Tailer} puts them once for all lanes of this node; a
 * lane further behind reads the table.
 */
final class EventLog {

    private static final int MOST_EVENTS = 20_000;
    private static final long MOST_BYTES = 32L << 20;
    /** One statement looks at so many positions: where hardly any event is wanted it must end all the same. */
    private static final long STRETCH = 50_000;

    private final StoredEvents stored;
    private final List<NavigableMap<Long, StoredEvent>> segments = IntStream.range(0, CaseSequence.SEGMENTS)
            .<NavigableMap<Long, StoredEvent>>mapToObj(segment -> new ConcurrentSkipListMap<>())
            .toList();
    /** All of them, for the one thread that writes. */
    private final Deque<StoredEvent> order = new ArrayDeque<>();

    private long bytes;
    private volatile Place head = Place.BEGINNING;
    /** Every settled event behind it is in memory. */
    private volatile long floor = Long.MAX_VALUE;

    EventLog(StoredEvents stored) {
        this.stored = stored;
    }

    /** The last settled event known here. */
    Place head() {
        return head;
    }

    /** Knows nothing any more: perhaps the log has been exchanged meanwhile. */
    void forget() {
        floor = Long.MAX_VALUE;
        head = Place.BEGINNING;
        segments.forEach(NavigableMap::clear);
        order.clear();
        bytes = 0;
    }

    /** What is settled so far lies in the table; the next event is expected behind this place. */
    void begin(Place settled) {
        head = settled;
        floor = settled.position();
    }

    void append(List<StoredEvent> events) {
        for (var event : events) {
            segment(CaseSequence.lane(event.stream(), CaseSequence.SEGMENTS)).put(event.position(), event);
            order.add(event);
            bytes += event.size();
        }
        head = events.get(events.size() - 1).place();
        while (order.size() > MOST_EVENTS || (bytes > MOST_BYTES && order.size() > 1)) {
            var oldest = order.remove();
            bytes -= oldest.size();
            floor = oldest.position();
            segment(CaseSequence.lane(oldest.stream(), CaseSequence.SEGMENTS)).remove(oldest.position());
        }
    }

    private NavigableMap<Long, StoredEvent> segment(int segment) {
        return segments.get(segment);
    }

    /** The next events behind a position that a group handles in a segment. */
    Batch after(long position, Group group, int segment, int limit) {
        var upTo = head;
        if (position >= upTo.position()) {
            return new Batch(List.of(), upTo, false);
        }
        if (position >= floor) {
            var events = segment(segment).subMap(position, false, upTo.position(), true).values().stream()
                    .filter(event -> group.handles(event.eventType()))
                    .limit(limit)
                    .toList();
            // Nothing was dropped while we looked.
            if (position >= floor) {
                return Batch.of(events, upTo, limit);
            }
        }
        var end = upTo.position() - position > STRETCH ? stored.last(position, position + STRETCH) : upTo;
        var batch = Batch.of(
                stored.between(position, end.position(), group, segment, CaseSequence.SEGMENTS, limit), end, limit);
        return new Batch(batch.events(), batch.upTo(), batch.upTo().position() < upTo.position());
    }

    /**
     * Events to be handled together.
     *
     * @param upTo where a lane stands when it has handled them: behind what was not for it, too
     * @param more whether there may be others
     */
    record Batch(List<StoredEvent> events, Place upTo, boolean more) {
        static Batch of(List<StoredEvent> events, Place upTo, int limit) {
            boolean more = events.size() == limit;
            return new Batch(events, more ? events.get(limit - 1).place() : upTo, more);
        }
    }
}
