package org.pulang.command.serviceprovider;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Set;
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
import org.pulang.event.ProviderRegistered;
import org.pulang.event.ProviderResumed;
import org.pulang.event.ProviderSuspended;
import org.pulang.vocabulary.ProviderId;

/** An organisation of the referral directory; it outlives the cases it is named in. */
@Aggregate(lockFactory = CommandLocks.NAME)
class ServiceProvider {

    @AggregateIdentifier
    private @Nullable ProviderId providerId;

    private boolean suspended;

    @CommandHandlerInterceptor
    void guard(ProviderCommand command, Actor actor, MetaData metadata, CommandGuard guard) {
        guard.require(command.getClass(), actor, metadata, Set.of(Relation.Any), Refusal.ROLE_REQUIRED);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterProvider command) {
        if (providerId != null) {
            throw new CommandRefused(Refusal.PROVIDER_EXISTS);
        }
        apply(command.registered());
    }

    @EventSourcingHandler
    void on(ProviderRegistered event) {
        providerId = event.providerId();
    }

    @CommandHandler
    void handle(SuspendProvider command) {
        if (suspended) {
            throw new CommandRefused(Refusal.PROVIDER_SUSPENDED);
        }
        apply(command.suspended());
    }

    @EventSourcingHandler
    void on(ProviderSuspended event) {
        suspended = true;
    }

    @CommandHandler
    void handle(ResumeProvider command) {
        if (!suspended) {
            throw new CommandRefused(Refusal.PROVIDER_NOT_SUSPENDED);
        }
        apply(command.resumed());
    }

    @EventSourcingHandler
    void on(ProviderResumed event) {
        suspended = false;
    }
}
