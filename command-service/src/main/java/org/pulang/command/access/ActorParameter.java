package org.pulang.command.access;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/** Gives handlers of commands and events the {@link Actor} of the message they handle. */
public final class ActorParameter implements ParameterResolverFactory {

    @Override
    public @Nullable ParameterResolver<Actor> createInstance(Executable handler, Parameter[] parameters, int index) {
        return parameters[index].getType() == Actor.class ? new Resolver() : null;
    }

    private static final class Resolver implements ParameterResolver<Actor> {
        @Override
        public Actor resolveParameterValue(Message<?> message) {
            return Actor.of(message.getMetaData());
        }

        @Override
        public boolean matches(Message<?> message) {
            return true;
        }
    }
}
