package org.pulang.query.replay;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/** An event on its way to a handler, with the rows the handler may change; the event is read only if the handler takes it. */
@SuppressWarnings("serial") // It goes nowhere.
record Delivered(StoredEvent stored, Class<?> type, RowBuffer rows) implements EventMessage<Object> {

    @Override
    public String getIdentifier() {
        return stored.recorded().eventId().toString();
    }

    @Override
    public MetaData getMetaData() {
        return MetaData.from(stored.recorded().metadata());
    }

    @Override
    public Object getPayload() {
        return stored.event();
    }

    @Override
    @SuppressWarnings("unchecked") // Axon wants the class of the payload as that of what it may be.
    public Class<Object> getPayloadType() {
        return (Class<Object>) type;
    }

    @Override
    public Instant getTimestamp() {
        return stored.recorded().recordedAt();
    }

    @Override
    public EventMessage<Object> withMetaData(Map<String, ?> metaData) {
        throw new UnsupportedOperationException("What is stored stays as it is.");
    }

    @Override
    public EventMessage<Object> andMetaData(Map<String, ?> metaData) {
        throw new UnsupportedOperationException("What is stored stays as it is.");
    }

    /** Gives event handlers their {@link Recorded} and {@link RowBuffer}. */
    static final class Parameters implements ParameterResolverFactory {

        @Override
        public @Nullable ParameterResolver<?> createInstance(Executable handler, Parameter[] parameters, int index) {
            var wanted = parameters[index].getType();
            if (wanted == Recorded.class) {
                return new Part<>(delivered -> delivered.stored().recorded());
            }
            return wanted == RowBuffer.class ? new Part<>(Delivered::rows) : null;
        }
    }

    private record Part<T>(Function<Delivered, T> of) implements ParameterResolver<T> {

        @Override
        public T resolveParameterValue(Message<?> message) {
            return of.apply((Delivered) message);
        }

        @Override
        public boolean matches(Message<?> message) {
            return message instanceof Delivered;
        }
    }
}
