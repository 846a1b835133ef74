package org.pulang.query.replay;

import java.lang.reflect.Executable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.annotation.AnnotatedHandlerInspector;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;

/** A projection's {@code @EventHandler} methods; an event goes to the one that names it most exactly. */
final class Handlers {

    private final Projection projection;
    private final List<MessageHandlingMember<? super Projection>> methods;
    private final Map<Class<?>, Optional<MessageHandlingMember<? super Projection>>> byType = new ConcurrentHashMap<>();

    Handlers(Projection projection) {
        this.projection = projection;
        this.methods = AnnotatedHandlerInspector.<Projection>inspectType(
                        projection.getClass(),
                        MultiParameterResolverFactory.ordered(
                                new Delivered.Parameters(),
                                ClasspathParameterResolverFactory.forClass(projection.getClass())))
                .getHandlers(projection.getClass())
                .filter(method -> method.canHandleMessageType(EventMessage.class))
                .toList();
    }

    /** One that nobody here knows is for everybody, so that it is noticed. */
    boolean handle(EventType type) {
        return type.known().map(event -> method(event).isPresent()).orElse(true);
    }

    /** Whether any of them asks what happened, beyond that something of its kind did. */
    boolean readEvents() {
        return methods.stream()
                .flatMap(method -> method.unwrap(Executable.class).stream())
                .flatMap(method -> Stream.of(method.getParameterTypes()))
                .anyMatch(parameter -> parameter != Recorded.class && parameter != RowBuffer.class);
    }

    private Optional<MessageHandlingMember<? super Projection>> method(Class<?> event) {
        return byType.computeIfAbsent(
                event,
                type -> methods.stream()
                        .filter(method -> method.canHandleType(type))
                        .findFirst());
    }

    void handle(StoredEvent event, RowBuffer rows) {
        var type = event.eventType().known().orElseGet(() -> event.event().getClass());
        var method = method(type);
        if (method.isPresent()) {
            try {
                method.get().handle(new Delivered(event, type, rows), projection);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
