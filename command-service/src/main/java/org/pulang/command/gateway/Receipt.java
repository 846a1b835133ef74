package org.pulang.command.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.NewId;
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
        long version,
        long position,
        List<Event> events,
        @Nullable Map<String, Object> ids) {

    /** An event of the command: logical name and place in its stream. */
    record Event(String type, long sequence) {}

    static Receipt of(
            CommandRequest request, Object command, long version, long position, List<DomainEventMessage<?>> events) {
        var ids = new TreeMap<String, Object>();
        for (var component : request.type().record().getRecordComponents()) {
            if (component.isAnnotationPresent(NewId.class)) {
                ids.put(component.getName(), value(component, command));
            }
        }
        var ofCase = "cases".equals(request.type().collection());
        return new Receipt(
                ofCase ? request.id() : null,
                ofCase ? null : request.id(),
                version,
                position,
                events.stream()
                        .map(event -> new Event(EventCatalog.name(event.getPayloadType()), event.getSequenceNumber()))
                        .toList(),
                ids.isEmpty() ? null : ids);
    }

    private static Object value(RecordComponent component, Object command) {
        try {
            return component.getAccessor().invoke(command);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean first() {
        return !events.isEmpty() && events.get(0).sequence() == 0;
    }
}
