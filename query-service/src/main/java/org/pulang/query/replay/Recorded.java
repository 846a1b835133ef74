package org.pulang.query.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.store.EventJson;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.PartialDate;
import tools.jackson.core.type.TypeReference;

/** What is known about an event beside what happened: where it stands and who recorded it when. */
public final class Recorded {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final long position;
    private final UUID stream;
    private final int version;
    private final UUID eventId;
    private final Instant recordedAt;
    private byte[] json;
    private @Nullable Map<String, String> metadata;

    /** @param json the metadata; read when somebody asks for it */
    Recorded(long position, UUID stream, int version, UUID eventId, Instant recordedAt, byte[] json) {
        this.position = position;
        this.stream = stream;
        this.version = version;
        this.eventId = eventId;
        this.recordedAt = recordedAt;
        this.json = json;
    }

    public Recorded(
            long position, UUID stream, int version, UUID eventId, Instant recordedAt, Map<String, String> metadata) {
        this(position, stream, version, eventId, recordedAt, new byte[0]);
        this.metadata = Map.copyOf(metadata);
    }

    /** Its place among all events. */
    public long position() {
        return position;
    }

    /** The case or provider it belongs to. */
    public UUID stream() {
        return stream;
    }

    /** Its place in that stream, from 0. */
    public int version() {
        return version;
    }

    public UUID eventId() {
        return eventId;
    }

    /** When the store took it, by the writer's clock. */
    public Instant recordedAt() {
        return recordedAt;
    }

    /** See {@link EventMetadata}. */
    public synchronized Map<String, String> metadata() {
        if (metadata == null) {
            metadata = Map.copyOf(EventJson.MAPPER.readValue(json, TEXTS));
            json = new byte[0];
        }
        return metadata;
    }

    /** The day an event happened: as told, where it is told only by month or year its first day; else when it was recorded. */
    public LocalDate day(@Nullable PartialDate occurredAt, ZoneId zone) {
        return occurredAt == null ? LocalDate.ofInstant(recordedAt, zone) : occurredAt.earliestDay(zone);
    }

    public @Nullable String actor() {
        return metadata().get(EventMetadata.ACTOR);
    }

    public @Nullable String organisation() {
        return metadata().get(EventMetadata.ORGANISATION);
    }

    int size() {
        return json.length;
    }
}
