package org.pulang.command.eventstore;

import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * What a command led to.
 *
 * @param version the stream's version after it, counted from 0
 * @param position the place of that version in the whole log
 * @param events the command's own; none where it changed nothing
 */
public record Outcome(UUID stream, long version, long position, List<DomainEventMessage<?>> events) {

    public Outcome {
        events = List.copyOf(events);
    }
}
