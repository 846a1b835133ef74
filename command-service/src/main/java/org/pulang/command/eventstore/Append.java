package org.pulang.command.eventstore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.pulang.store.EventWriter;

/** What one unit of work appends: events, mostly of one stream, and the command that led to them if it had a key. */
final class Append {

    /** So many events go to PostgreSQL at once. */
    static final int CHUNK = 1000;

    /** A row of the table {@code command}; where the command changed nothing, the last version is one below the first. */
    record CommandRow(CommandKey key, UUID stream, int firstVersion, int lastVersion) {}

    private final List<EventRow> events;
    private final @Nullable CommandRow command;

    private Append(List<EventRow> events, @Nullable CommandRow command) {
        this.events = events;
        this.command = command;
    }

    static Append of(
            List<? extends EventMessage<?>> messages, EventTypes types, EventWriter writer, @Nullable CommandKey key) {
        var payloads =
                writer.write(messages.stream().map(EventMessage::getPayload).toList());
        var events = new ArrayList<EventRow>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            if (!(messages.get(i) instanceof DomainEventMessage<?> event)) {
                throw new IllegalArgumentException("Only events of a stream are stored.");
            }
            events.add(new EventRow(event, types.of(event.getPayloadType()), payloads.get(i)));
        }
        var first = events.get(0);
        var command = key == null
                ? null
                : new CommandRow(
                        key,
                        first.stream(),
                        first.version(),
                        events.get(events.size() - 1).version());
        return new Append(events, command);
    }

    /** Of a command that changed nothing. */
    static Append ofNothing(CommandKey key, UUID stream, long version) {
        var last = Math.toIntExact(version);
        return new Append(List.of(), new CommandRow(key, stream, last + 1, last));
    }

    List<EventRow> events() {
        return events;
    }

    @Nullable
    CommandRow command() {
        return command;
    }

    /** The same in pieces of at most {@link #CHUNK} events, the command with the first. */
    List<Append> chunks() {
        if (events.size() <= CHUNK) {
            return List.of(this);
        }
        var chunks = new ArrayList<Append>();
        for (int from = 0; from < events.size(); from += CHUNK) {
            var to = Math.min(from + CHUNK, events.size());
            chunks.add(new Append(events.subList(from, to), from == 0 ? command : null));
        }
        return chunks;
    }

    /** The first version of each stream among some events, which follow one another without a gap. */
    static Map<UUID, Integer> firstVersions(List<EventRow> events) {
        var first = new LinkedHashMap<UUID, Integer>();
        var last = new LinkedHashMap<UUID, Integer>();
        for (var event : events) {
            first.putIfAbsent(event.stream(), event.version());
            var before = last.put(event.stream(), event.version());
            if (before != null && before != event.version() - 1) {
                throw new IllegalArgumentException("Versions of a stream follow one another.");
            }
        }
        return first;
    }
}
