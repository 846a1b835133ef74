package org.pulang.query.replay;

import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;

/**
 * An event as it lies in the store.
 *
 * @param type logical name
 * @param revision under which it was stored; {@code event} is of the newest
 */
public record StoredEvent(Recorded recorded, String type, int revision, Object event) {

    /** For a processor; {@code passed} is where a reader stands behind it. */
    TrackedEventMessage<?> message(TrackingToken passed) {
        return new GenericTrackedDomainEventMessage<>(
                passed,
                "",
                recorded.stream(),
                recorded.version(),
                new GenericMessage<>(recorded.eventId(), event, MetaData.with(Recorded.class.getName(), recorded)),
                recorded::recordedAt);
    }
}
