package org.pulang.command.erasurerequest;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.pulang.access.Relation;
import org.pulang.command.access.Actor;
import org.pulang.command.access.CommandGuard;
import org.pulang.command.casefacts.CaseFacts;
import org.pulang.command.casefacts.CaseFacts.Facts;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.ErasureApproved;
import org.pulang.event.ErasureBegun;
import org.pulang.event.ErasureCancelled;
import org.pulang.event.ErasureCompleted;
import org.pulang.event.ErasureRefused;
import org.pulang.event.ErasureRequested;
import org.pulang.event.KeysDestroyed;
import org.pulang.event.LegalHoldLifted;
import org.pulang.event.LegalHoldPlaced;
import org.pulang.event.RequesterVerified;
import org.pulang.personal.Subject;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CoercionCheck;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.ErasureRefusalGround;
import org.pulang.vocabulary.HoldGround;
import org.pulang.vocabulary.Requester;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;

/**
 * One request to erase, until it was carried out, refused or taken back. Up to {@link ErasureBegun} everything can be stopped; what
 * follows is only ever repeated until it is done.
 */
@Aggregate
@SuppressWarnings("NullAway.Init") // The first event sets what is not nullable.
class ErasureRequest {

    private static final Duration COOLING_OFF = Duration.ofHours(24);

    private enum State {
        Open,
        Begun,
        KeysGone,
        Ended
    }

    @AggregateIdentifier
    private ErasureId erasureId;

    private CaseId caseId;
    private ErasureRequested request;
    private StaffId takenBy;
    private State state = State.Open;
    private boolean verified;
    private final Map<Role, StaffId> approvals = new EnumMap<>(Role.class);
    private final Set<HoldGround> holds = EnumSet.noneOf(HoldGround.class);
    /** When both had approved, and the time to think again was over. */
    private @Nullable Instant beginsAt;

    /** By whom the case is with now, not when it was asked: where it went, they decide, and where it was, nobody does. */
    @CommandHandlerInterceptor
    void guard(ErasureCommand command, Actor actor, CommandGuard guard, CaseFacts cases) {
        var about = command instanceof RequestErasure asked ? asked.caseId() : caseId;
        guard.requireRelation(
                command.getClass(),
                actor,
                actor.role() == Role.System ? Set.of(Relation.Any) : cases.relations(about, actor),
                command instanceof RequestErasure ? Refusal.CASE_UNKNOWN : Refusal.ERASURE_UNKNOWN);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(RequestErasure command, CaseFacts cases) {
        var facts = cases.of(command.caseId()).orElseThrow(() -> new CommandRefused(Refusal.CASE_UNKNOWN, "/caseId"));
        refuseAccusedGuardian(command.requestedBy(), facts);
        if (command.subjects().contains(Subject.Staff)) {
            throw new CommandRefused(Refusal.NOT_ERASED_ALONE, "/subjects");
        }
        apply(command.requested(facts.organisation()));
    }

    @EventSourcingHandler
    void on(ErasureRequested event, Actor actor) {
        erasureId = event.erasureId();
        caseId = event.caseId();
        request = event;
        takenBy = actor.id();
    }

    @CommandHandler
    void handle(VerifyRequester command) {
        requireOpen();
        apply(command.verified(caseId));
    }

    /** Whoever approved did so on another finding. */
    @EventSourcingHandler
    void on(RequesterVerified event) {
        verified = event.seenAlone() && event.coercion() == CoercionCheck.NoSign;
        if (!verified) {
            approvals.clear();
            beginsAt = null;
        }
    }

    @CommandHandler
    void handle(PlaceLegalHold command) {
        requireOpen();
        if (holds.contains(command.ground())) {
            throw new CommandRefused(Refusal.LEGAL_HOLD, "/ground");
        }
        apply(command.placed(caseId));
    }

    @EventSourcingHandler
    void on(LegalHoldPlaced event) {
        holds.add(event.ground());
    }

    /** Not while the case itself says that the matter is not over. */
    @CommandHandler
    void handle(LiftLegalHold command, CaseFacts cases) {
        requireOpen();
        if (!holds.contains(command.ground())) {
            throw new CommandRefused(Refusal.LEGAL_HOLD_MISSING, "/ground");
        }
        if (cases.of(caseId)
                .filter(facts -> facts.holds().contains(command.ground()))
                .isPresent()) {
            throw new CommandRefused(Refusal.LEGAL_HOLD, "/ground");
        }
        apply(command.lifted(caseId, holds.size() == 1 ? beginsAt : null));
    }

    @EventSourcingHandler
    void on(LegalHoldLifted event) {
        holds.remove(event.ground());
    }

    @CommandHandler
    void handle(ApproveErasure command, Actor actor, Clock clock, CaseFacts cases) {
        requireOpen();
        if (!verified) {
            throw new CommandRefused(Refusal.REQUESTER_NOT_VERIFIED);
        }
        if (!holds.isEmpty()) {
            throw new CommandRefused(Refusal.LEGAL_HOLD);
        }
        if (approvals.containsKey(actor.role())) {
            throw new CommandRefused(Refusal.ERASURE_APPROVED);
        }
        var facts = cases.of(caseId).orElseThrow(() -> new CommandRefused(Refusal.CASE_UNKNOWN));
        refuseAccusedGuardian(request.requestedBy(), facts);
        if (!facts.holds().isEmpty()) {
            throw new CommandRefused(Refusal.LEGAL_HOLD);
        }
        if (actor.id().equals(takenBy) || actor.id().equals(facts.owner()) || approvals.containsValue(actor.id())) {
            throw new CommandRefused(Refusal.SECOND_PERSON_REQUIRED);
        }
        apply(command.approved(
                caseId, approvals.isEmpty() ? null : clock.instant().plus(COOLING_OFF)));
    }

    @EventSourcingHandler
    void on(ErasureApproved event, Actor actor) {
        approvals.put(actor.role(), actor.id());
        beginsAt = event.beginsAt();
    }

    @CommandHandler
    void handle(RefuseErasure command) {
        requireOpen();
        apply(command.refused(caseId));
    }

    @EventSourcingHandler
    void on(ErasureRefused event) {
        state = State.Ended;
    }

    @CommandHandler
    void handle(CancelErasure command) {
        requireOpen();
        apply(command.cancelled(caseId));
    }

    @EventSourcingHandler
    void on(ErasureCancelled event) {
        state = State.Ended;
    }

    /**
     * What stood in the way when its time came is looked at again when that is gone: {@link LegalHoldLifted}. So a matter that began
     * before the law since it was approved becomes a hold, for somebody to lift.
     */
    @CommandHandler
    void handle(BeginErasure command, Clock clock, CaseFacts cases) {
        if (state != State.Open || beginsAt == null || clock.instant().isBefore(beginsAt) || !holds.isEmpty()) {
            return;
        }
        var facts = cases.of(caseId);
        if (facts.filter(now -> now.organisation().equals(request.organisation()))
                .isEmpty()) {
            // Those who approved no longer answer for the case; those who do may refuse it, and be asked anew.
            return;
        }
        if (request.requestedBy() == Requester.Guardian
                && facts.filter(Facts::guardianAccused).isPresent()) {
            apply(new RefuseErasure(erasureId, ErasureRefusalGround.NotThePersonsWill).refused(caseId));
            return;
        }
        var grounds = facts.map(Facts::holds).orElse(Set.of());
        if (!grounds.isEmpty()) {
            EnumSet.copyOf(grounds).forEach(ground -> apply(new PlaceLegalHold(erasureId, ground).placed(caseId)));
        } else {
            apply(command.begun(caseId, request.subjects(), request.scope()));
        }
    }

    @EventSourcingHandler
    void on(ErasureBegun event) {
        state = State.Begun;
    }

    @CommandHandler
    void handle(DestroyKeys command) {
        if (state == State.Begun) {
            apply(command.destroyed(caseId));
        }
    }

    @EventSourcingHandler
    void on(KeysDestroyed event) {
        state = State.KeysGone;
    }

    @CommandHandler
    void handle(CompleteErasure command) {
        if (state == State.KeysGone) {
            apply(command.completed(caseId));
        }
    }

    @EventSourcingHandler
    void on(ErasureCompleted event) {
        state = State.Ended;
    }

    private void requireOpen() {
        if (state == State.Ended) {
            throw new CommandRefused(Refusal.ERASURE_ENDED);
        }
        if (state != State.Open) {
            throw new CommandRefused(Refusal.ERASURE_BEGUN);
        }
    }

    private static void refuseAccusedGuardian(Requester requester, Facts facts) {
        if (requester == Requester.Guardian && facts.guardianAccused()) {
            throw new CommandRefused(Refusal.GUARDIAN_CONFLICT);
        }
    }
}
