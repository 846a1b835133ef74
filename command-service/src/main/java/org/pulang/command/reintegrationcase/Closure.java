package org.pulang.command.reintegrationcase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.command.access.Actor;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.AssessmentAmended;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.CaseClosed;
import org.pulang.event.CaseReopened;
import org.pulang.event.ClosureRequested;
import org.pulang.event.ClosureReturned;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AnswerState;
import org.pulang.vocabulary.AssessmentId;
import org.pulang.vocabulary.AssessmentKind;
import org.pulang.vocabulary.ClosureOutcome;
import org.pulang.vocabulary.ClosureReason;
import org.pulang.vocabulary.TraffickingStatus;

/** How the case ends: one person asks, another decides, and the rules hold both times. */
class Closure {

    /** Whoever left, was lost, died or is no victim cannot be assessed, and must not be pressed to. */
    private static final Set<ClosureOutcome> NOBODY_TO_ASSESS = EnumSet.of(
            ClosureOutcome.Disengaged, ClosureOutcome.LostContact, ClosureOutcome.Deceased, ClosureOutcome.NotAVictim);

    /** Why somebody wants no more of us; with any other reason it would be the way round the assessment. */
    private static final Set<ClosureReason> OF_THEIR_OWN_WILL =
            EnumSet.of(ClosureReason.OwnDecision, ClosureReason.MovedAway);

    /** Each of these says the same as its outcome, and no other does. */
    private static final Map<ClosureReason, ClosureOutcome> ONE_AND_THE_SAME = Map.of(
            ClosureReason.ContactLost, ClosureOutcome.LostContact,
            ClosureReason.Deceased, ClosureOutcome.Deceased,
            ClosureReason.NotAVictim, ClosureOutcome.NotAVictim);

    private final Identification identification;
    private final Referrals referrals;
    private final FollowUps followUps;
    private final Safety safety;
    private final Entitlements entitlements;
    private final Stewardship stewardship;
    private final Transfers transfers;

    /** Which of the closure assessments asked anything. */
    private final Map<AssessmentId, Boolean> assessments = new HashMap<>();

    private boolean closed;
    private @Nullable ClosureRequest request;

    Closure(
            Identification identification,
            Referrals referrals,
            FollowUps followUps,
            Safety safety,
            Entitlements entitlements,
            Stewardship stewardship,
            Transfers transfers) {
        this.identification = identification;
        this.referrals = referrals;
        this.followUps = followUps;
        this.safety = safety;
        this.entitlements = entitlements;
        this.stewardship = stewardship;
        this.transfers = transfers;
    }

    boolean closed() {
        return closed;
    }

    @EventSourcingHandler
    void on(AssessmentRecorded event) {
        if (event.kind() == AssessmentKind.Closure) {
            assessments.put(event.assessmentId(), asked(event.answers()));
        }
    }

    @EventSourcingHandler
    void on(AssessmentAmended event) {
        assessments.computeIfPresent(event.assessmentId(), (id, before) -> asked(event.answers()));
    }

    /** The person may decline everything, but must have been asked. */
    private static boolean asked(List<Answer> answers) {
        return answers.stream().anyMatch(answer -> answer.state() != AnswerState.NotAssessed);
    }

    @CommandHandler
    void handle(RequestClosure command) {
        if (command.reason() == ClosureReason.ReturnedHome) {
            throw new CommandRefused(Refusal.RETURN_IS_NOT_A_REASON, "/reason");
        }
        refuseContradiction(command.reason(), command.outcome());
        refuseUnlessReady(command.outcome());
        apply(command.requested());
    }

    @EventSourcingHandler
    void on(ClosureRequested event, Actor actor) {
        request = new ClosureRequest(event.reason(), event.outcome(), actor.id());
    }

    @CommandHandler
    void handle(ApproveClosure command, Actor actor) {
        var request = requireRequestOfAnother(actor);
        refuseUnlessReady(request.outcome());
        followUps.cancelOpen(command);
        apply(command.closed(request));
    }

    @EventSourcingHandler
    void on(CaseClosed event) {
        closed = true;
        request = null;
    }

    @CommandHandler
    void handle(ReturnClosure command, Actor actor) {
        requireRequestOfAnother(actor);
        apply(command.returned());
    }

    @EventSourcingHandler
    void on(ClosureReturned event) {
        request = null;
    }

    @CommandHandler
    void handle(ReopenCase command) {
        if (!closed) {
            throw new CommandRefused(Refusal.CASE_NOT_CLOSED);
        }
        apply(command.reopened());
    }

    @EventSourcingHandler
    void on(CaseReopened event) {
        closed = false;
        assessments.clear();
    }

    private static void refuseContradiction(ClosureReason reason, ClosureOutcome outcome) {
        var meant = ONE_AND_THE_SAME.get(reason);
        var told = ONE_AND_THE_SAME.containsValue(outcome);
        // Whoever has another reason says so in words.
        var contradicts = meant == null ? told && reason != ClosureReason.Other : meant != outcome;
        var sentAway = outcome == ClosureOutcome.Disengaged && !OF_THEIR_OWN_WILL.contains(reason);
        if (contradicts || sentAway) {
            throw new CommandRefused(Refusal.OUTCOME_MISMATCH, "/outcome");
        }
    }

    private void refuseUnlessReady(ClosureOutcome outcome) {
        if (referrals.hasOpenReferral()) {
            throw new CommandRefused(Refusal.REFERRAL_OPEN);
        }
        if (transfers.hasOpenOffer()) {
            throw new CommandRefused(Refusal.TRANSFER_OPEN);
        }
        if (safety.awaitsResponse()) {
            throw new CommandRefused(Refusal.INCIDENT_OPEN);
        }
        if (safety.isSheltered() && outcome != ClosureOutcome.Deceased) {
            throw new CommandRefused(Refusal.IN_SHELTER);
        }
        if (entitlements.hasPendingApplication()) {
            throw new CommandRefused(Refusal.APPLICATION_OPEN);
        }
        if (outcome == ClosureOutcome.LostContact && !followUps.isContactLost()) {
            throw new CommandRefused(Refusal.CONTACT_NOT_LOST, "/outcome");
        }
        if (outcome == ClosureOutcome.NotAVictim
                && identification.status() != TraffickingStatus.NotAVictimOfTrafficking) {
            throw new CommandRefused(Refusal.STATUS_MISMATCH, "/outcome");
        }
        if (!assessments.containsValue(true) && !NOBODY_TO_ASSESS.contains(outcome)) {
            throw new CommandRefused(Refusal.CLOSURE_ASSESSMENT_REQUIRED);
        }
    }

    /** The unanswered request, for somebody who neither asked for the closure nor owns the case. */
    private ClosureRequest requireRequestOfAnother(Actor actor) {
        if (request == null) {
            throw new CommandRefused(Refusal.CLOSURE_NOT_REQUESTED);
        }
        if (actor.id().equals(request.requestedBy()) || stewardship.isOwner(actor.id())) {
            throw new CommandRefused(Refusal.SECOND_PERSON_REQUIRED);
        }
        return request;
    }
}
