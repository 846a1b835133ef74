package org.pulang.command.serviceprovider;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.ZoneId;
import java.util.HashSet;
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
import org.pulang.event.OfferWithdrawn;
import org.pulang.event.ProviderRegistered;
import org.pulang.event.ProviderResumed;
import org.pulang.event.ProviderSuspended;
import org.pulang.event.ProviderVerificationDue;
import org.pulang.event.ProviderVerified;
import org.pulang.event.ServiceOffered;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.DueDay;
import org.pulang.vocabulary.OfferId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.ProviderId;

/**
 * An organisation of the referral directory; it outlives the cases it is named in. It takes referrals from the day it is registered, whether
 * or not it has told what it offers or anybody has verified it.
 */
@Aggregate(lockFactory = CommandLocks.NAME)
class ServiceProvider {

    @AggregateIdentifier
    private @Nullable ProviderId providerId;

    /** Whose staff answer there; absent where the provider does not work with Pulang. */
    private @Nullable OrganisationId organisation;

    private ZoneId zone = AreaCode.zoneOf(null);
    private boolean suspended;
    private final Set<OfferId> offers = new HashSet<>();
    private final Set<OfferId> withdrawn = new HashSet<>();

    /** Until when the last verification holds; absent where there was none. */
    private @Nullable DueDay verified;

    private boolean verificationDue;

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
        organisation = event.organisation();
        zone = AreaCode.zoneOf(event.area());
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

    @CommandHandler
    void handle(OfferService command) {
        if (offers.contains(command.offerId())) {
            throw new CommandRefused(Refusal.OFFER_EXISTS, "/offerId");
        }
        apply(command.offered());
    }

    @EventSourcingHandler
    void on(ServiceOffered event) {
        offers.add(event.offerId());
    }

    @CommandHandler
    void handle(WithdrawOffer command) {
        if (!offers.contains(command.offerId())) {
            throw new CommandRefused(Refusal.OFFER_UNKNOWN, "/offerId");
        }
        if (withdrawn.contains(command.offerId())) {
            throw new CommandRefused(Refusal.OFFER_WITHDRAWN, "/offerId");
        }
        apply(command.withdrawn());
    }

    @EventSourcingHandler
    void on(OfferWithdrawn event) {
        withdrawn.add(event.offerId());
    }

    /** Not by those who are to be looked at. Also of a suspended provider: whoever resumes it may want to make sure first. */
    @CommandHandler
    void handle(VerifyProvider command, Actor actor, Clock clock) {
        if (actor.organisation().equals(organisation)) {
            throw new CommandRefused(Refusal.OWN_PROVIDER);
        }
        apply(command.verified(zone, clock.instant(), actor.id()));
    }

    /** One that is entered late, after a later one, changes nothing. */
    @EventSourcingHandler
    void on(ProviderVerified event) {
        if (verified == null || event.holdsUntil().isAfter(verified.day())) {
            verified = new DueDay(event.holdsUntil(), event.zone());
            verificationDue = false;
        }
    }

    @CommandHandler
    void handle(MarkProviderVerificationDue command, Clock clock) {
        if (!suspended && !verificationDue && verified != null && verified.isOver(clock.instant())) {
            apply(command.due(verified.day()));
        }
    }

    @EventSourcingHandler
    void on(ProviderVerificationDue event) {
        verificationDue = true;
    }
}
