package org.pulang.query.casefile;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseEvent;
import org.pulang.query.access.Authored;
import org.pulang.query.replay.StoredEvent;
import org.pulang.store.EventCatalog;
import org.pulang.vocabulary.PartialDate;

/**
 * An event of a case, told.
 *
 * @param sequence its place in the case's history, from 0
 * @param position its place among all events
 * @param revision under which it was stored; the payload is of the newest
 * @param occurredAt as precisely as told; absent means when it was recorded
 * @param sentence what it recorded, in the reader's language, without personal values
 */
record CaseHistoryEntry(
        long sequence,
        long position,
        String type,
        int revision,
        String topic,
        Instant recordedAt,
        @Nullable PartialDate occurredAt,
        @Nullable String actor,
        String sentence,
        Map<String, String> metadata,
        CaseEvent payload)
        implements Authored {

    @Override
    public @Nullable String by() {
        return actor;
    }

    static CaseHistoryEntry of(StoredEvent stored, String sentence) {
        var event = (CaseEvent) stored.event();
        return new CaseHistoryEntry(
                stored.recorded().version(),
                stored.recorded().position(),
                stored.type(),
                stored.revision(),
                EventCatalog.topic(event.getClass()),
                stored.recorded().recordedAt(),
                event.occurredAt(),
                stored.recorded().actor(),
                sentence,
                stored.recorded().metadata(),
                event);
    }
}
