package org.pulang.bench.store;

import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/**
 * An event store of Axon, whichever engine is below: events are published in a unit of work, one event per command through a
 * command bus, streams are read as repositories read them.
 */
class AxonStore implements Store {

    private final EventStore store;
    private final EventStorageEngine engine;
    private final TransactionManager transactions;
    private final CommandBus commands;
    private final List<AutoCloseable> resources;

    AxonStore(
            EventStore store,
            EventStorageEngine engine,
            TransactionManager transactions,
            List<AutoCloseable> resources) {
        this.store = store;
        this.engine = engine;
        this.transactions = transactions;
        this.resources = resources;
        commands = commandBus(store, transactions);
    }

    /** A stock bus whose one handler publishes the event the command asks for. */
    @SuppressWarnings("resource") // A registration that lasts as long as the bus.
    static CommandBus commandBus(EventStore store, TransactionManager transactions) {
        var bus = SimpleCommandBus.builder().transactionManager(transactions).build();
        bus.subscribe(Draft.class.getName(), command -> {
            store.publish(message((Draft) command.getPayload()));
            return null;
        });
        return bus;
    }

    static GenericDomainEventMessage<?> message(Draft draft) {
        return new GenericDomainEventMessage<>(
                "ReintegrationCase",
                draft.stream().toString(),
                draft.version(),
                draft.event(),
                MetaData.from(draft.metadata()));
    }

    @Override
    public void append(List<Draft> events) {
        var work = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("append"));
        work.attachTransaction(transactions);
        try {
            store.publish(events.stream().map(AxonStore::message).toList());
            work.commit();
        } catch (RuntimeException e) {
            if (work.isActive()) {
                work.rollback(e);
            }
            throw e;
        }
    }

    @Override
    public void command(Draft event) {
        dispatch(commands, event);
    }

    static void dispatch(CommandBus bus, Draft event) {
        bus.<Draft, Object>dispatch(GenericCommandMessage.asCommandMessage(event), (command, result) -> {
            if (result.isExceptional()) {
                throw new IllegalStateException(result.exceptionResult());
            }
        });
    }

    @Override
    public int load(UUID stream) {
        return transactions.fetchInTransaction(() -> {
            int events = 0;
            for (var stored = store.readEvents(stream.toString()); stored.hasNext(); ) {
                if (stored.next().getPayload() != null) {
                    events++;
                }
            }
            return events;
        });
    }

    @Override
    public Replay replay() throws Exception {
        return Store.timed(() -> {
            try (var events = engine.readEvents((TrackingToken) null, false)) {
                return events.filter(event -> event.getPayload() != null).count();
            }
        });
    }

    @Override
    public void close() {
        try {
            for (var resource : resources) {
                resource.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
