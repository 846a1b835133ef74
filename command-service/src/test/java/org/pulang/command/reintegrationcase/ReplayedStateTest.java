package org.pulang.command.reintegrationcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pulang.command.access.Actor;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.command.serviceprovider.ProviderDirectory;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.VictimIdentified;
import org.pulang.store.EventCatalog;
import org.pulang.store.EventSerializer;
import org.pulang.store.EventWriter;
import org.pulang.store.SealingEventWriter;
import org.pulang.vocabulary.StaffId;

/**
 * A case rebuilt from its stored events decides exactly like the one that lived through them, whatever was asked of it, and
 * answers everything with events or a refusal.
 */
class ReplayedStateTest {

    /** Another one: {@code -Dpulang.seed=…}. */
    private static final long SEED = Long.getLong("pulang.seed", 20260301L);

    private static final EventWriter STORED = new SealingEventWriter(CaseHistory.KEYS);
    private static final int CASES = 140;
    private static final int COMMANDS = 110;

    private final SteppingClock clock = new SteppingClock();
    private final RandomCommands commands = new RandomCommands(clock);
    private final AggregateModel<ReintegrationCase> model = model(clock);
    private final Set<Class<?>> effective = new HashSet<>();

    @Test
    void decidesLikeTheLiveOne() {
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            try {
                live(seed);
            } catch (AssertionError | RuntimeException e) {
                fail("With -Dpulang.seed=%d: %s".formatted(seed, e), e);
            }
        }
        assertThat(effective).as("commands with an effect, seed %d", SEED).containsAll(RandomCommands.TYPES);
    }

    private void live(long seed) {
        clock.set(CaseHistory.NOW);
        commands.restart(seed);
        var bus = new Recorder();
        var live = EventSourcedAggregate.initialize(
                new ReintegrationCase(), model, bus, NoSnapshotTriggerDefinition.TRIGGER);
        var history = new ArrayList<DomainEventMessage<?>>();
        @Nullable StaffId owner = null;
        for (int i = 0; i < COMMANDS; i++) {
            var next = commands.next();
            var command = new GenericCommandMessage<>(
                    next, commands.somebody(next, owner).metadata());
            var replayed = replayed(history, bus);
            var decision = decide(live, bus, command);
            history.addAll(
                    bus.recorded().stream().map(ReplayedStateTest::stored).toList());
            assertThat(decide(replayed, bus, command))
                    .as("%d: %s", i, command.getPayload())
                    .isEqualTo(decision);
            for (var event : decision.events()) {
                if (event instanceof VictimIdentified) {
                    owner = Actor.of(command.getMetaData()).id();
                } else if (event instanceof CaseworkerAssigned assigned) {
                    owner = assigned.caseworker();
                }
            }
            if (!decision.events().isEmpty()) {
                effective.add(command.getPayloadType());
            }
            clock.set(commands.later());
        }
    }

    /** What a case answers to a command: events, or a refusal. */
    private record Decision(
            List<?> events,
            @Nullable Refusal refusal,
            @Nullable String pointer) {}

    private static Decision decide(
            EventSourcedAggregate<ReintegrationCase> aggregate, Recorder bus, CommandMessage<?> command) {
        bus.forget();
        var unitOfWork = DefaultUnitOfWork.startAndGet(command);
        unitOfWork.registerCorrelationDataProvider(Message::getMetaData);
        try {
            aggregate.handle(command);
            return new Decision(bus.recorded().stream().map(Message::getPayload).toList(), null, null);
        } catch (CommandRefused e) {
            assertThat(bus.recorded()).as("events of a refused command").isEmpty();
            return new Decision(List.of(), e.refusal(), e.pointer());
        } catch (Exception e) {
            throw new AssertionError("%s failed: %s".formatted(command.getPayload(), e), e);
        } finally {
            unitOfWork.rollback();
        }
    }

    private EventSourcedAggregate<ReintegrationCase> replayed(List<DomainEventMessage<?>> history, Recorder bus) {
        var aggregate = EventSourcedAggregate.reconstruct(
                new ReintegrationCase(), model, -1, false, bus, NoSnapshotTriggerDefinition.TRIGGER);
        if (!history.isEmpty()) {
            aggregate.initializeState(DomainEventStream.of(history));
        }
        return aggregate;
    }

    /** The event as it comes back from the store. */
    private static DomainEventMessage<?> stored(DomainEventMessage<?> event) {
        var type = event.getPayloadType();
        var json = STORED.write(List.of(event.getPayload())).get(0);
        return new GenericDomainEventMessage<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                EventSerializer.read(EventCatalog.name(type), EventCatalog.revision(type), json),
                event.getMetaData());
    }

    private static AggregateModel<ReintegrationCase> model(Clock clock) {
        return AnnotatedAggregateMetaModelFactory.inspectAggregate(
                ReintegrationCase.class,
                MultiParameterResolverFactory.ordered(
                        ClasspathParameterResolverFactory.forClass(ReintegrationCase.class),
                        new SimpleResourceParameterResolverFactory(CaseHistory.resources(
                                clock, provider -> Optional.of(new ProviderDirectory.Active(CaseHistory.RECEIVER))))));
    }

    /** Keeps what was published until told to forget it. */
    private static final class Recorder implements EventBus {
        private final List<DomainEventMessage<?>> published = new ArrayList<>();

        List<DomainEventMessage<?>> recorded() {
            return List.copyOf(published);
        }

        void forget() {
            published.clear();
        }

        @Override
        public void publish(List<? extends EventMessage<?>> events) {
            events.forEach(event -> published.add((DomainEventMessage<?>) event));
        }

        @Override
        public Registration subscribe(Consumer<List<? extends EventMessage<?>>> listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Registration registerDispatchInterceptor(
                MessageDispatchInterceptor<? super EventMessage<?>> interceptor) {
            throw new UnsupportedOperationException();
        }
    }

    /** Stands still while a command is decided twice, then goes on. */
    private static final class SteppingClock extends Clock {
        private Instant now = CaseHistory.NOW;

        void set(Instant instant) {
            now = instant;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
