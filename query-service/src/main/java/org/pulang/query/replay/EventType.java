package org.pulang.query.replay;

import java.util.Optional;
import org.pulang.store.EventCatalog;

/**
 * A kind of event in the store's dictionary.
 *
 * @param known the record it is read as; absent if a newer version of the software wrote it
 */
record EventType(int id, String name, int revision, Optional<Class<?>> known) {

    static EventType of(int id, String name, int revision) {
        return new EventType(
                id, name, revision, EventCatalog.record(name).filter(type -> revision <= EventCatalog.revision(type)));
    }

    /** Not in the dictionary. */
    static EventType missing(int id) {
        return new EventType(id, "type " + id, 0, Optional.empty());
    }
}
