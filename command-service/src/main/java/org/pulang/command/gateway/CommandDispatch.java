package org.pulang.command.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.pulang.command.eventstore.TimeOrderedIds;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.store.EventMetadata;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries a command to its aggregate in one transaction with its Idempotency-Key, and answers with the receipt once that is
 * committed. Of two commands deciding on the same version one wins; the other is decided again on the newer version, unless
 * its caller insisted on the old one.
 */
@Component
class CommandDispatch {

    private static final int ATTEMPTS = 12;

    private final CommandGateway commands;
    private final CommandReader reader;
    private final IdempotencyKeys keys;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;
    private final Appended appended;

    CommandDispatch(
            CommandGateway commands,
            CommandReader reader,
            IdempotencyKeys keys,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            MeterRegistry meters,
            EventStore events) {
        this.commands = commands;
        this.reader = reader;
        this.keys = keys;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.meters = meters;
        this.appended = new Appended(events);
    }

    /**
     * The receipt of the command, committed.
     *
     * @throws InvalidFields if the body does not fit
     * @throws CommandRefused if a rule refuses it
     * @throws VersionMismatch if {@code ifMatch} is not the current version
     */
    Receipt dispatch(CommandRequest request) {
        var timing = Timer.start(meters);
        var outcome = "failed";
        try {
            var receipt = decided(request);
            outcome = "accepted";
            return receipt;
        } catch (RuntimeException e) {
            outcome = Problems.refusal(e).name();
            throw e;
        } finally {
            timing.stop(meters.timer("pulang.command", "type", request.type().name(), "outcome", outcome));
        }
    }

    private Receipt decided(CommandRequest request) {
        var command = reader.read(request.type(), request.id(), request.body());
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> once(request, command));
            } catch (AggregateStreamCreationException e) {
                throw new CommandRefused(request.type().alreadyThere());
            } catch (AggregateNotFoundException e) {
                throw new CommandRefused(request.type().unknown());
            } catch (ConcurrencyException | ConcurrencyFailureException e) {
                if (request.ifMatch() != null) {
                    throw new VersionMismatch(version(request.id()));
                }
                if (attempt == ATTEMPTS) {
                    throw new CommandRefused(Refusal.CONCURRENT_CHANGE);
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000L << Math.min(attempt, 6)));
            }
        }
    }

    private Receipt once(CommandRequest request, Object command) {
        byte @Nullable [] key = request.key() == null ? null : IdempotencyKeys.digest(request.actor(), request.key());
        if (key != null) {
            var known = keys.claim(key, request.content());
            if (known.isPresent()) {
                return known.get();
            }
        }
        requireOwnStream(request);
        if (request.ifMatch() != null) {
            requireVersion(request, version(request.id()));
        }
        var events = appended.during(() -> commands.sendAndWait(message(command, request)));
        var receipt = receipt(request, command, events);
        if (!events.isEmpty()) {
            // Somebody may have written between the look above and the load of the aggregate.
            requireVersion(request, events.get(0).getSequenceNumber() - 1);
        }
        if (key != null) {
            keys.keep(key, receipt);
        }
        return receipt;
    }

    /** Cases and providers share one space of ids: a command must not meet a stream of the other kind, nor none. */
    private void requireOwnStream(CommandRequest request) {
        var kind = jdbc.sql("""
                        SELECT type FROM eventstore.domain_event WHERE aggregate_identifier = :id AND sequence_number = 0
                        """)
                .param("id", request.id().toString())
                .query(String.class)
                .optional();
        if (request.type().begins() && kind.isPresent()) {
            throw new CommandRefused(request.type().alreadyThere());
        }
        if (!request.type().begins() && !kind.equals(Optional.of(request.type().stream()))) {
            throw new CommandRefused(request.type().unknown());
        }
    }

    private static void requireVersion(CommandRequest request, long current) {
        if (request.ifMatch() != null && request.ifMatch() != current) {
            throw new VersionMismatch(current);
        }
    }

    private static GenericCommandMessage<Object> message(Object command, CommandRequest request) {
        var id = TimeOrderedIds.next().toString();
        var metadata = new LinkedHashMap<String, String>();
        metadata.put(EventMetadata.CORRELATION_ID, id);
        metadata.put(EventMetadata.CAUSATION_ID, id);
        metadata.putAll(request.metadata());
        metadata.put(EventMetadata.COMMAND_ID, id);
        return new GenericCommandMessage<>(
                command, MetaData.from(metadata).mergedWith(request.actor().metadata()));
    }

    private Receipt receipt(CommandRequest request, Object command, List<DomainEventMessage<?>> events) {
        long version = events.isEmpty()
                ? version(request.id())
                : events.get(events.size() - 1).getSequenceNumber();
        long position = jdbc.sql("""
                        SELECT global_index FROM eventstore.domain_event
                        WHERE aggregate_identifier = :id AND sequence_number = :version
                        """)
                .param("id", request.id().toString())
                .param("version", version)
                .query(Long.class)
                .single();
        return Receipt.of(request, command, version, position, events);
    }

    /** The current version of a stream; −1 where it does not exist. */
    private long version(UUID id) {
        return jdbc.sql("""
                        SELECT coalesce(max(sequence_number), -1) FROM eventstore.domain_event
                        WHERE aggregate_identifier = :id
                        """).param("id", id.toString()).query(Long.class).single();
    }

    /** The events a command appends, told by the store in the thread that appends them. */
    private static final class Appended {

        private static final ThreadLocal<@Nullable List<DomainEventMessage<?>>> CURRENT = new ThreadLocal<>();

        Appended(EventStore events) {
            events.subscribe(messages -> {
                var list = CURRENT.get();
                if (list != null) {
                    messages.forEach(message -> list.add((DomainEventMessage<?>) message));
                }
            });
        }

        List<DomainEventMessage<?>> during(Runnable step) {
            var list = new ArrayList<DomainEventMessage<?>>();
            CURRENT.set(list);
            try {
                step.run();
            } finally {
                CURRENT.remove();
            }
            return list;
        }
    }
}
