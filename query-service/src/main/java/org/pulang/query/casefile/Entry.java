package org.pulang.query.casefile;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseEvent;
import org.pulang.query.access.Authored;
import org.pulang.query.replay.Recorded;

/**
 * An event in the file, with who recorded it when.
 *
 * @param version its place in the case's history, from 0
 * @param by staff id; absent only for events stored without an actor
 */
record Entry<E extends CaseEvent>(
        long version, Instant recordedAt, @Nullable String by, E event) implements Authored {

    static <E extends CaseEvent> Entry<E> of(E event, Recorded recorded) {
        return new Entry<>(recorded.version(), recorded.recordedAt(), recorded.actor(), event);
    }

    /** The entries and a new one. */
    static <E extends CaseEvent> List<Entry<E>> and(List<Entry<E>> entries, E event, Recorded recorded) {
        return Stream.concat(entries.stream(), Stream.of(of(event, recorded))).toList();
    }

    /** Changes the items an event is about; on a view back in time they may not be there yet, then nothing changes. */
    static <T> void change(List<T> items, Predicate<T> which, UnaryOperator<T> change) {
        items.replaceAll(item -> which.test(item) ? change.apply(item) : item);
    }
}
