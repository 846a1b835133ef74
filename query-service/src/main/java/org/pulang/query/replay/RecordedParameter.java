package org.pulang.query.replay;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.Objects;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/** Gives event handlers the {@link Recorded} of the event they handle. */
final class RecordedParameter implements ParameterResolverFactory, ParameterResolver<Recorded> {

    @Override
    public @Nullable ParameterResolver<Recorded> createInstance(Executable handler, Parameter[] parameters, int index) {
        return parameters[index].getType() == Recorded.class ? this : null;
    }

    @Override
    public Recorded resolveParameterValue(Message<?> message) {
        return (Recorded) Objects.requireNonNull(message.getMetaData().get(Recorded.class.getName()));
    }

    @Override
    public boolean matches(Message<?> message) {
        return message.getMetaData().containsKey(Recorded.class.getName());
    }
}
