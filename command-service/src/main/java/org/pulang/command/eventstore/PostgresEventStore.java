package org.pulang.command.eventstore;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.jspecify.annotations.Nullable;

/** Axon's event store on {@link PostgresEventStorage}: stock staging and publication; it is read by stream, not as a log. */
public final class PostgresEventStore extends AbstractEventStore {

    public PostgresEventStore(PostgresEventStorage storage) {
        super(new Parts(storage));
    }

    /** Refused: the query service reads the log by itself. */
    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        throw new UnsupportedOperationException("The log is read by the query service.");
    }

    private static final class Parts extends Builder {
        Parts(PostgresEventStorage storage) {
            storageEngine(storage);
        }
    }
}
