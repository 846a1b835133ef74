package org.pulang.command.publishedinstrument;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.pulang.access.Relation;
import org.pulang.command.access.Actor;
import org.pulang.command.access.CommandGuard;
import org.pulang.command.eventstore.CommandLocks;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.InstrumentPublished;
import org.pulang.event.InstrumentRetired;
import org.pulang.instrument.Instruments;
import org.pulang.vocabulary.OrganisationId;

/**
 * One version of an instrument that an organisation published. It never changes; it can be retired. Two who publish the same version
 * meet in one stream, so versions of a code have no gap and one publisher.
 */
@Aggregate(lockFactory = CommandLocks.NAME)
class PublishedInstrument {

    @AggregateIdentifier
    private @Nullable UUID stream;

    private @Nullable OrganisationId publisher;
    private boolean retired;

    @CommandHandlerInterceptor
    void guard(InstrumentCommand command, Actor actor, MetaData metadata, CommandGuard guard) {
        guard.require(command.getClass(), actor, metadata, Set.of(Relation.Any), Refusal.ROLE_REQUIRED);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PublishInstrument command, Actor actor, Releases releases) {
        if (stream != null) {
            throw new CommandRefused(Refusal.INSTRUMENT_EXISTS);
        }
        var instrument = command.instrumentId().instrument();
        if (Instruments.builtIn().has(instrument.code())) {
            throw new CommandRefused(Refusal.INSTRUMENT_BUILT_IN);
        }
        var latest = releases.latest(instrument.code());
        if (latest.isPresent() && !latest.get().organisation().equals(actor.organisation())) {
            throw new CommandRefused(Refusal.INSTRUMENT_OF_OTHERS);
        }
        if (instrument.version() != latest.map(Releases.Release::version).orElse(0) + 1) {
            throw new CommandRefused(Refusal.INSTRUMENT_VERSION_SKIPPED);
        }
        Coherence.require(command);
        apply(command.published(actor.organisation()));
    }

    @EventSourcingHandler
    void on(InstrumentPublished event) {
        stream = event.instrumentId().stream();
        publisher = event.organisation();
    }

    @CommandHandler
    void handle(RetireInstrument command, Actor actor) {
        if (!actor.organisation().equals(publisher)) {
            throw new CommandRefused(Refusal.INSTRUMENT_OF_OTHERS);
        }
        if (retired) {
            throw new CommandRefused(Refusal.INSTRUMENT_RETIRED);
        }
        apply(command.retired());
    }

    @EventSourcingHandler
    void on(InstrumentRetired event) {
        retired = true;
    }
}
