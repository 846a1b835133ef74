package org.pulang.command.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.command.eventstore.Outcome;
import org.pulang.store.EventCatalog;

/**
 * What a command led to; answered only once it is committed.
 *
 * @param version the stream's version after it, counted from 0
 * @param position the last event's place in the whole log
 * @param ids ids of what the command began, made here where the client gave none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Receipt(
        @Nullable UUID caseId,
        @Nullable UUID providerId,
        @Nullable String staffId,
        @Nullable String instrumentId,
        @Nullable UUID grantId,
        @Nullable UUID erasureId,
        @Nullable UUID requestId,
        @Nullable UUID linkId,
        long version,
        long position,
        List<Event> events,
        @Nullable Map<String, Object> ids) {

    /** An event of the command: logical name and place in its stream. */
    record Event(String type, long sequence) {}

    /** Told by the events, and by an id that is always the client's, so that a repeated request gets the same answer. */
    static Receipt of(CommandRequest request, Outcome outcome) {
        var type = request.type();
        var ids = new TreeMap<String, Object>();
        for (var name : type.newIds()) {
            outcome.events().stream()
                    .flatMap(event -> value(name, event.getPayload()).stream())
                    .findFirst()
                    .ifPresent(id -> ids.put(name, id));
        }
        return new Receipt(
                type.kind() == StreamKind.Case ? outcome.stream() : null,
                type.kind() == StreamKind.Provider ? outcome.stream() : null,
                type.kind() == StreamKind.Staff ? request.id() : null,
                type.kind() == StreamKind.Instrument ? request.id() : null,
                type.kind() == StreamKind.Grant ? outcome.stream() : null,
                type.kind() == StreamKind.Erasure ? outcome.stream() : null,
                type.kind() == StreamKind.Request ? outcome.stream() : null,
                type.kind() == StreamKind.Link ? outcome.stream() : null,
                outcome.version(),
                outcome.position(),
                outcome.events().stream()
                        .map(event -> new Event(EventCatalog.name(event.getPayloadType()), event.getSequenceNumber()))
                        .toList(),
                ids.isEmpty() ? null : ids);
    }

    /** A component of an event, if it has one of that name. */
    private static Optional<Object> value(String name, Object event) {
        return Arrays.stream(event.getClass().getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .map(component -> value(component, event));
    }

    private static @Nullable Object value(RecordComponent component, Object event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was begun, or asked, as in its URL. */
    String id() {
        return Stream.of(caseId, providerId, staffId, instrumentId, grantId, erasureId, requestId, linkId)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining());
    }

    boolean first() {
        return !events.isEmpty() && events.get(0).sequence() == 0;
    }
}
