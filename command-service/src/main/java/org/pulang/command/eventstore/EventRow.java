package org.pulang.command.eventstore;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.pulang.command.eventstore.EventTypes.EventType;
import org.pulang.store.EventJson;
import org.pulang.store.LeafHash;

/** An event as it is about to be stored; position and time of recording are missing yet. */
final class EventRow {

    private final UUID stream;
    private final UUID eventId;
    private final int version;
    private final Class<?> payloadType;
    private final EventType type;
    private final byte[] payload;
    private final byte[] metadata;

    /** @param payload the event as it is stored */
    EventRow(DomainEventMessage<?> event, EventType type, byte[] payload) {
        this.stream = UUID.fromString(event.getAggregateIdentifier());
        this.eventId = UUID.fromString(event.getIdentifier());
        this.version = Math.toIntExact(event.getSequenceNumber());
        this.payloadType = event.getPayloadType();
        this.type = type;
        this.payload = payload;
        this.metadata = EventJson.MAPPER.writeValueAsBytes(event.getMetaData());
    }

    UUID stream() {
        return stream;
    }

    UUID eventId() {
        return eventId;
    }

    int version() {
        return version;
    }

    Class<?> payloadType() {
        return payloadType;
    }

    short type() {
        return type.id();
    }

    byte[] payload() {
        return payload;
    }

    byte[] metadata() {
        return metadata;
    }

    byte[] leafHash(Instant recordedAt) {
        return LeafHash.of(eventId, stream, version, type.name(), type.revision(), recordedAt, payload, metadata);
    }
}
