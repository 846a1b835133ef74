package org.pulang.command.accessgrant;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import org.pulang.access.CaseAccessPolicy;
import org.pulang.access.Relation;
import org.pulang.access.Right;
import org.pulang.command.access.Actor;
import org.pulang.command.access.CommandGuard;
import org.pulang.command.casefacts.CaseFacts;
import org.pulang.command.casefacts.CaseFacts.Facts;
import org.pulang.command.eventstore.CommandLocks;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.EmergencyAccessEnded;
import org.pulang.event.EmergencyAccessOpened;
import org.pulang.event.EmergencyAccessReviewed;
import org.pulang.event.UnmaskingExpired;
import org.pulang.event.UnmaskingGranted;
import org.pulang.event.UnmaskingRefused;
import org.pulang.event.UnmaskingRequested;
import org.pulang.personal.Purpose;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EmergencyReviewOutcome;
import org.pulang.vocabulary.GrantId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.StaffId;

/** One access to one case beyond what role and assignment give: an emergency's, reviewed afterwards, or an unmasking, granted before. */
@Aggregate(lockFactory = CommandLocks.NAME)
class AccessGrant {

    private static final int TRIES_A_DAY = 3;
    private static final int UNREVIEWED_AT_MOST = 2;

    private enum State {
        /** An emergency access that has not ended. */
        Open,
        /** It has ended. */
        Ended,
        /** An unmasking that waits for its answer. */
        Requested,
        Granted,
        /** Refused or expired. */
        Over
    }

    @AggregateIdentifier
    private @Nullable GrantId grantId;

    private CaseId caseId;
    private OrganisationId organisation;
    private StaffId holder;
    private State state;
    private boolean reviewed;
    private Duration asked = Duration.ZERO;
    private Instant expiresAt = Instant.MAX;

    @CommandHandlerInterceptor
    void guard(GrantCommand command, Actor actor, MetaData metadata, CommandGuard guard, CaseFacts cases) {
        Set<Relation> relations = command instanceof RequestUnmasking request
                ? cases.relations(request.caseId(), actor)
                : Set.of(Relation.Any);
        guard.require(
                command.getClass(),
                actor,
                metadata,
                relations,
                command instanceof RequestUnmasking ? Refusal.CASE_UNKNOWN : Refusal.ROLE_REQUIRED);
    }

    /** An unknown case and a sealed one answer alike, and either costs a try. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenEmergencyAccess command, Actor actor, CaseFacts cases, EmergencyUse use, Clock clock) {
        refuseSecond();
        if (use.tries(actor.id()) > TRIES_A_DAY) {
            throw new CommandRefused(Refusal.EMERGENCY_TRIES_USED);
        }
        if (use.unreviewed(actor.id()) >= UNREVIEWED_AT_MOST) {
            throw new CommandRefused(Refusal.EMERGENCY_REVIEWS_DUE);
        }
        var facts = openToGrants(command.caseId(), cases);
        apply(command.opened(facts.organisation(), now(clock)));
    }

    @EventSourcingHandler
    void on(EmergencyAccessOpened event, Actor actor) {
        grantId = event.grantId();
        caseId = event.caseId();
        organisation = event.organisation();
        holder = actor.id();
        expiresAt = event.expiresAt();
        state = State.Open;
    }

    @CommandHandler
    void handle(EndEmergencyAccess command, Clock clock) {
        if (state == State.Open && !clock.instant().isBefore(expiresAt)) {
            apply(command.ended(caseId));
        }
    }

    @EventSourcingHandler
    void on(EmergencyAccessEnded event) {
        state = State.Ended;
    }

    @CommandHandler
    void handle(ReviewEmergencyAccess command, Actor actor) {
        requireDecider(actor);
        if (state != State.Open && state != State.Ended) {
            throw new CommandRefused(Refusal.GRANT_IS_NO_EMERGENCY);
        }
        if (reviewed) {
            throw new CommandRefused(Refusal.EMERGENCY_REVIEWED);
        }
        apply(command.reviewed(caseId));
        if (state == State.Open && command.outcome() == EmergencyReviewOutcome.NotJustified) {
            apply(command.ended(caseId));
        }
    }

    @EventSourcingHandler
    void on(EmergencyAccessReviewed event) {
        reviewed = true;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RequestUnmasking command, Actor actor, CaseFacts cases, CaseAccessPolicy policy) {
        refuseSecond();
        var unmasked = policy.access(actor.role(), Relation.Unmasked, Purpose.Audit);
        if (command.classes().stream().anyMatch(details -> unmasked.to(details) != Right.Granted)) {
            throw new CommandRefused(Refusal.NEVER_UNMASKED, "/classes");
        }
        var facts = openToGrants(command.caseId(), cases);
        apply(command.requested(facts.organisation()));
    }

    @EventSourcingHandler
    void on(UnmaskingRequested event, Actor actor) {
        grantId = event.grantId();
        caseId = event.caseId();
        organisation = event.organisation();
        holder = actor.id();
        asked = Duration.ofMinutes(event.minutes());
        state = State.Requested;
    }

    @CommandHandler
    void handle(GrantUnmasking command, Actor actor, Clock clock) {
        requireRequest(actor);
        apply(command.granted(caseId, now(clock).plus(asked)));
    }

    @EventSourcingHandler
    void on(UnmaskingGranted event) {
        expiresAt = event.expiresAt();
        state = State.Granted;
    }

    @CommandHandler
    void handle(RefuseUnmasking command, Actor actor) {
        requireRequest(actor);
        apply(command.refused(caseId));
    }

    @EventSourcingHandler
    void on(UnmaskingRefused event) {
        state = State.Over;
    }

    @CommandHandler
    void handle(ExpireUnmasking command, Clock clock) {
        if (state == State.Granted && !clock.instant().isBefore(expiresAt)) {
            apply(command.expired(caseId));
        }
    }

    @EventSourcingHandler
    void on(UnmaskingExpired event) {
        state = State.Over;
    }

    /** A sealed case opens to no grant, and answers like one that is not there. */
    private static Facts openToGrants(CaseId caseId, CaseFacts cases) {
        return cases.of(caseId)
                .filter(facts -> !facts.sealed())
                .orElseThrow(() -> new CommandRefused(Refusal.CASE_UNKNOWN));
    }

    /** As precisely as any table keeps it. */
    private static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void refuseSecond() {
        if (grantId != null) {
            throw new CommandRefused(Refusal.GRANT_EXISTS);
        }
    }

    private void requireRequest(Actor actor) {
        requireDecider(actor);
        if (state != State.Requested) {
            throw new CommandRefused(Refusal.UNMASKING_NOT_REQUESTED);
        }
    }

    /** For whoever works elsewhere there is no such grant; nobody decides on their own, whatever role they have by now. */
    private void requireDecider(Actor actor) {
        if (!actor.organisation().equals(organisation)) {
            throw new CommandRefused(Refusal.GRANT_UNKNOWN);
        }
        if (actor.id().equals(holder)) {
            throw new CommandRefused(Refusal.OWN_GRANT);
        }
    }
}
