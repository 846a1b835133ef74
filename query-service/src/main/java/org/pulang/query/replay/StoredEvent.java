package org.pulang.query.replay;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.store.EventSerializer;

/**
 * An event as it lies in the store. What happened is read when the first one asks for it, once for all: an event nobody handles
 * is never read, and one that cannot be read fails where it is handled.
 */
public final class StoredEvent {

    /** Beside the texts: objects, references, a place in a list. */
    private static final int OVERHEAD = 200;

    private final Recorded recorded;
    private final EventType type;
    private final int size;
    private byte[] json;
    private @Nullable Object event;

    StoredEvent(Recorded recorded, EventType type, byte[] json) {
        this.recorded = recorded;
        this.type = type;
        this.json = json;
        this.size = OVERHEAD + json.length + recorded.size();
    }

    public Recorded recorded() {
        return recorded;
    }

    /** Logical name. */
    public String type() {
        return type.name();
    }

    /** Under which it was stored; {@link #event} is of the newest. */
    public int revision() {
        return type.revision();
    }

    /**
     * What happened.
     *
     * @throws IllegalStateException if a newer version of the software wrote it
     */
    public synchronized Object event() {
        if (event == null) {
            event = EventSerializer.read(type.name(), type.revision(), json);
            json = new byte[0];
        }
        return event;
    }

    /** Reads what happened now; if it cannot be read, that shows where it is handled. */
    void readAhead() {
        try {
            event();
        } catch (RuntimeException e) {
            // Thrown again by whoever handles it.
        }
    }

    EventType eventType() {
        return type;
    }

    long position() {
        return recorded.position();
    }

    UUID stream() {
        return recorded.stream();
    }

    /** About how many bytes it holds. */
    int size() {
        return size;
    }

    Place place() {
        return new Place(recorded.position(), recorded.eventId());
    }
}
