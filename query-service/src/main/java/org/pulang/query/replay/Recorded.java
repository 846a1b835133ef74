package org.pulang.query.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.PartialDate;

/**
 * What is known about an event beside what happened: where it stands and who recorded it when.
 *
 * @param position its place among all events
 * @param stream the case or provider it belongs to
 * @param version its place in that stream, from 0
 * @param recordedAt when the store took it, by the writer's clock
 * @param metadata see {@link EventMetadata}
 */
public record Recorded(
        long position, String stream, long version, String eventId, Instant recordedAt, Map<String, String> metadata) {

    public Recorded {
        metadata = Map.copyOf(metadata);
    }

    /** The day an event happened: as told, where it is told only by month or year its first day; else when it was recorded. */
    public LocalDate day(@Nullable PartialDate occurredAt, ZoneId zone) {
        return occurredAt == null ? LocalDate.ofInstant(recordedAt, zone) : occurredAt.earliestDay(zone);
    }

    public @Nullable String actor() {
        return metadata.get(EventMetadata.ACTOR);
    }

    public @Nullable String organisation() {
        return metadata.get(EventMetadata.ORGANISATION);
    }
}
