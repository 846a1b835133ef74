package org.pulang.command.eventstore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.pulang.command.eventstore.EventTable.StoredEvent;

/**
 * Streams as they were last read, so that the next load asks for what came after. It is never trusted: that load asks for the
 * last known event as well, and where another stands in its place, everything is read again.
 */
final class BaselineCache {

    /** The committed events of a stream up to a version. */
    record Baseline(List<DomainEventMessage<?>> events, long bytes) {

        long version() {
            return events.get(events.size() - 1).getSequenceNumber();
        }

        /** Whether the events that were read begin with the last one known. */
        boolean leadsTo(List<StoredEvent> read) {
            return !read.isEmpty()
                    && read.get(0).message().getSequenceNumber() == version()
                    && read.get(0)
                            .message()
                            .getIdentifier()
                            .equals(events.get(events.size() - 1).getIdentifier());
        }
    }

    /** What a message takes beside its bytes, roughly. */
    private static final int OVERHEAD = 500;

    private final Cache<UUID, Baseline> baselines;

    /** @param bytes how much it may hold; 0 turns it off */
    BaselineCache(long bytes) {
        baselines = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(bytes)
                .weigher((UUID stream, Baseline baseline) -> (int) Math.min(Integer.MAX_VALUE, baseline.bytes()))
                .build();
    }

    @Nullable
    Baseline find(UUID stream) {
        return baselines.getIfPresent(stream);
    }

    /** The whole stream, of which a baseline may be known already; kept for the next time. */
    List<DomainEventMessage<?>> extend(UUID stream, @Nullable Baseline known, List<StoredEvent> read) {
        if (known != null && read.size() == 1) {
            return known.events();
        }
        if (read.isEmpty()) {
            return List.of();
        }
        var events = new ArrayList<DomainEventMessage<?>>();
        var bytes = 0L;
        if (known != null) {
            events.addAll(known.events());
            bytes = known.bytes();
        }
        for (var event : known == null ? read : read.subList(1, read.size())) {
            events.add(event.message());
            bytes += event.bytes() + OVERHEAD;
        }
        var extended = new Baseline(List.copyOf(events), bytes);
        baselines.put(stream, extended);
        return extended.events();
    }

    void drop(UUID stream) {
        baselines.invalidate(stream);
    }
}
