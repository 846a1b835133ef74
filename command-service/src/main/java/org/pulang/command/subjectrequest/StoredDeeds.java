package org.pulang.command.subjectrequest;

import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

@Component
class StoredDeeds implements Deeds {

    private final EventStore events;

    StoredDeeds(EventStore events) {
        this.events = events;
    }

    @Override
    public List<Deed> of(UUID stream) {
        return events.readEvents(stream.toString())
                .asStream()
                .<Deed>map(event -> new Deed(event.getTimestamp(), event.getPayload()))
                .toList();
    }
}
