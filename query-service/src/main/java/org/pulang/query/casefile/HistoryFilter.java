package org.pulang.query.casefile;

import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseEvent;
import org.pulang.query.replay.StoredEvent;
import org.pulang.store.EventCatalog;

/**
 * Which events of a case are shown; absent means all. Nothing of an event is opened to decide that.
 *
 * @param topic code of a topic
 * @param actor staff id of who recorded it
 * @param kind logical name of the event
 */
record HistoryFilter(
        @Nullable String topic,
        @Nullable String actor,
        @Nullable String kind) {

    /** Fields of a form that were left empty mean all. */
    static HistoryFilter of(@Nullable String topic, @Nullable String actor, @Nullable String kind) {
        return new HistoryFilter(said(topic), said(actor), said(kind));
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    boolean isAll() {
        return topic == null && actor == null && kind == null;
    }

    boolean has(StoredEvent event) {
        return (kind == null || kind.equals(event.type()))
                && (topic == null || topic.equals(topic(event)))
                && (actor == null || actor.equals(event.recorded().actor()));
    }

    /** The topic of the event, found without reading it. */
    static String topic(StoredEvent event) {
        Class<?> type =
                EventCatalog.record(event.type()).orElseGet(() -> event.event().getClass());
        return EventCatalog.topic(type.asSubclass(CaseEvent.class));
    }
}
