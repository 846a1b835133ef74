package org.pulang.command.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.access.StepUp;
import org.pulang.command.eventstore.Attempt;
import org.pulang.command.eventstore.CommandKey;
import org.pulang.command.eventstore.CommandRepeated;
import org.pulang.command.eventstore.Outcome;
import org.pulang.command.eventstore.PostgresEventStorage;
import org.pulang.command.eventstore.TimeOrderedIds;
import org.pulang.command.eventstore.VersionMismatch;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.store.EventMetadata;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Carries a command to its aggregate, and answers with the receipt once what it led to is committed, together with its
 * Idempotency-Key. Of two commands deciding on the same version one wins; the other is decided again on the newer version, unless
 * its caller insisted on the old one.
 */
@Component
class CommandDispatch {

    private static final int ATTEMPTS = 12;
    private static final long NO_STREAM = -1;
    private static final Clock MACHINE = Clock.systemUTC();
    private static final Set<Refusal> TELL_NO_VERSION = EnumSet.of(
            Refusal.CASE_UNKNOWN,
            Refusal.GRANT_UNKNOWN,
            Refusal.ERASURE_UNKNOWN,
            Refusal.SUBJECT_REQUEST_UNKNOWN,
            Refusal.LINK_UNKNOWN,
            Refusal.ROLE_REQUIRED);

    private final CommandGateway commands;
    private final CommandReader reader;
    private final CaseAccessPolicy policy;
    private final IdempotencyKeys keys;
    private final PostgresEventStorage store;
    private final MeterRegistry meters;
    private final Counter retries;

    CommandDispatch(
            CommandGateway commands,
            CommandReader reader,
            CaseAccessPolicy policy,
            IdempotencyKeys keys,
            PostgresEventStorage store,
            MeterRegistry meters) {
        this.commands = commands;
        this.reader = reader;
        this.policy = policy;
        this.keys = keys;
        this.store = store;
        this.meters = meters;
        this.retries = meters.counter("pulang.command.retries");
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
        refuseWhatTheRoleMayNever(request);
        requireStepUp(request);
        var command = reader.read(request.type(), request.id(), request.body());
        refuseVersionOfWhatBegins(request);
        var key = request.key() == null ? null : keys.of(request.actor(), request.key(), request.content());
        for (int attempt = 1; ; attempt++) {
            try {
                return Receipt.of(request, outcome(request, command, key));
            } catch (AggregateStreamCreationException e) {
                throw new CommandRefused(request.type().alreadyThere());
            } catch (AggregateNotFoundException e) {
                // What begins a stream looks for none, but may find one of the other kind.
                throw new CommandRefused(
                        request.type().begins()
                                ? request.type().alreadyThere()
                                : request.type().unknown());
            } catch (ConcurrencyException | ConcurrencyFailureException e) {
                var expected = request.ifMatch();
                if (expected != null) {
                    var current = version(request);
                    if (expected != current) {
                        throw new VersionMismatch(current);
                    }
                }
                if (attempt == ATTEMPTS) {
                    throw new CommandRefused(Refusal.CONCURRENT_CHANGE);
                }
                retries.increment();
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000L << Math.min(attempt, 6)));
            }
        }
    }

    /** Whatever the case: where it is unknown, or unknown to the actor, the answer is the same. */
    private void refuseWhatTheRoleMayNever(CommandRequest request) {
        if (policy.command(request.type().name(), request.actor().role()).isEmpty()) {
            throw new CommandRefused(Refusal.ROLE_REQUIRED);
        }
    }

    /** By the machine's clock, as tokens are: the issuer knows of no moved one. */
    private void requireStepUp(CommandRequest request) {
        var signedIn = request.signedIn();
        if (policy.needsStepUp(request.type().name())
                && !StepUp.isFresh(signedIn.acr(), signedIn.authTime(), MACHINE.instant())) {
            throw new CommandRefused(Refusal.STEP_UP_REQUIRED);
        }
    }

    /** Before the transaction, which holds a connection once it has drawn a case number: it must not wait for a second one. */
    private void refuseVersionOfWhatBegins(CommandRequest request) {
        var expected = request.ifMatch();
        if (request.type().begins() && expected != null && expected != NO_STREAM) {
            var current = version(request);
            throw current == NO_STREAM
                    ? new VersionMismatch(current)
                    : new CommandRefused(request.type().alreadyThere());
        }
    }

    private long version(CommandRequest request) {
        return store.lastSequenceNumberFor(request.stream().toString()).orElse(NO_STREAM);
    }

    private Outcome outcome(CommandRequest request, Object command, @Nullable CommandKey key) {
        try {
            var attempt = new Attempt(request.stream(), request.type().stream(), request.ifMatch(), key);
            send(message(command, request, attempt), attempt);
            var outcome = attempt.outcome();
            if (outcome == null) {
                throw new IllegalStateException("The command neither read nor wrote its stream.");
            }
            if (key != null && outcome.events().isEmpty()) {
                store.keep(key, outcome);
            }
            return outcome;
        } catch (CommandRepeated e) {
            return store.outcome(Objects.requireNonNull(key)).orElseThrow();
        }
    }

    /** Who may not see the case, or not act on it, is not told its version either. */
    private void send(GenericCommandMessage<Object> message, Attempt attempt) {
        try {
            commands.sendAndWait(message);
        } catch (CommandRefused e) {
            if (!TELL_NO_VERSION.contains(e.refusal())) {
                attempt.compare();
            }
            throw e;
        }
        attempt.compare();
    }

    private GenericCommandMessage<Object> message(Object command, CommandRequest request, Attempt attempt) {
        var id = TimeOrderedIds.next().toString();
        var metadata = new LinkedHashMap<String, String>();
        metadata.put(EventMetadata.CORRELATION_ID, id);
        metadata.put(EventMetadata.CAUSATION_ID, id);
        metadata.put(
                EventMetadata.PURPOSE,
                policy.usualPurpose(request.actor().role()).name());
        metadata.putAll(request.metadata());
        metadata.put(EventMetadata.COMMAND_ID, id);
        return new GenericCommandMessage<>(
                command,
                attempt.in(MetaData.from(metadata).mergedWith(request.actor().metadata())));
    }
}
