package org.pulang.command.subjectrequest;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import org.pulang.command.subjectrequest.AnswerSubjectRequest.Review;
import org.pulang.event.AssessmentAmended;
import org.pulang.event.ConsentRefused;
import org.pulang.event.ConsentWithdrawn;
import org.pulang.event.ErasureCancelled;
import org.pulang.event.ErasureCompleted;
import org.pulang.event.ErasureRefused;
import org.pulang.event.ErasureRequested;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.ProcessingRestricted;
import org.pulang.event.RestrictionLifted;
import org.pulang.event.SubjectRequestAnswered;
import org.pulang.event.SubjectRequestCancelled;
import org.pulang.event.SubjectRequestOverdue;
import org.pulang.event.SubjectRequestReceived;
import org.pulang.event.SubjectRequestRefused;
import org.pulang.personal.Subject;
import org.pulang.vocabulary.CoercionCheck;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.Requester;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.SubjectRequestId;
import org.pulang.vocabulary.SubjectRight;

/**
 * One exercise of a person's rights, until it was answered, refused or taken back. It carries nothing out: what was done is told by
 * the case, and by the request to erase, and without that there is no answer.
 */
@Aggregate
@SuppressWarnings("NullAway.Init") // The first event sets what is not nullable.
class SubjectRequest {

    private static final Set<Class<?>> ENDS_OF_AN_ERASURE =
            Set.of(ErasureCompleted.class, ErasureRefused.class, ErasureCancelled.class);

    @AggregateIdentifier
    private SubjectRequestId requestId;

    private SubjectRequestReceived request;
    private boolean ended;
    private boolean overdue;

    /** By whom the case is with now, as with a request to erase. */
    @CommandHandlerInterceptor
    void guard(SubjectRequestCommand command, Actor actor, CommandGuard guard, CaseFacts cases) {
        var about = command instanceof ReceiveSubjectRequest received ? received.caseId() : request.caseId();
        guard.requireRelation(
                command.getClass(),
                actor,
                actor.role() == Role.System ? Set.of(Relation.Any) : cases.relations(about, actor),
                command instanceof ReceiveSubjectRequest ? Refusal.CASE_UNKNOWN : Refusal.SUBJECT_REQUEST_UNKNOWN);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(ReceiveSubjectRequest command, CaseFacts cases, Deeds deeds, Clock clock) {
        var facts = cases.of(command.caseId()).orElseThrow(() -> new CommandRefused(Refusal.CASE_UNKNOWN, "/caseId"));
        if (command.requestedBy() == Requester.Guardian && facts.guardianAccused()) {
            throw new CommandRefused(Refusal.GUARDIAN_CONFLICT, "/requestedBy");
        }
        var erasure = command.erasureId();
        if ((command.right() == SubjectRight.Erase) != (erasure != null)) {
            throw new CommandRefused(Refusal.ERASURE_MISMATCH, "/erasureId");
        }
        var receivedAt = receivedAt(command, facts, clock);
        if (erasure != null && !isOf(command, erasure, deeds)) {
            throw new CommandRefused(Refusal.ERASURE_UNKNOWN, "/erasureId");
        }
        if (erasure != null && endedBefore(receivedAt, erasure, deeds)) {
            throw new CommandRefused(Refusal.ERASURE_ENDED, "/erasureId");
        }
        apply(command.received(facts.organisation(), receivedAt));
    }

    private static boolean isOf(ReceiveSubjectRequest command, ErasureId erasure, Deeds deeds) {
        return deeds.of(erasure.value()).stream()
                .anyMatch(deed -> deed.event() instanceof ErasureRequested asked
                        && asked.caseId().equals(command.caseId())
                        && asked.subjects().contains(Subject.Survivor));
    }

    /** What was carried out, or refused, before this was asked for is no answer to it. */
    private static boolean endedBefore(Instant receivedAt, ErasureId erasure, Deeds deeds) {
        return deeds.of(erasure.value()).stream()
                .anyMatch(deed -> ENDS_OF_AN_ERASURE.contains(deed.event().getClass())
                        && deed.recordedAt().isBefore(receivedAt));
    }

    /** As precisely as any table keeps it. A day told alone may have begun elsewhere, and not yet where the person is from. */
    private static Instant receivedAt(ReceiveSubjectRequest command, Facts facts, Clock clock) {
        var now = clock.instant();
        var told = command.receivedAt() == null ? now : command.receivedAt().earliest(facts.zone());
        return (told.isAfter(now) ? now : told).truncatedTo(ChronoUnit.MILLIS);
    }

    @EventSourcingHandler
    void on(SubjectRequestReceived event) {
        requestId = event.requestId();
        request = event;
    }

    @CommandHandler
    void handle(AnswerSubjectRequest command, Deeds deeds) {
        requireOpen();
        refuseReviewThatForbidsIt(command.review());
        if (!carriedOut(deeds)) {
            throw new CommandRefused(Refusal.SUBJECT_REQUEST_NOT_CARRIED_OUT);
        }
        apply(command.answered(request.caseId()));
    }

    private void refuseReviewThatForbidsIt(@Nullable Review review) {
        if ((request.right() == SubjectRight.Access) != (review != null)) {
            throw new CommandRefused(Refusal.ACCESS_REVIEW_MISMATCH, "/review");
        }
        if (review == null) {
            return;
        }
        if (!review.seenAlone() || review.coercion() != CoercionCheck.NoSign) {
            throw new CommandRefused(Refusal.REQUESTER_NOT_VERIFIED, "/review");
        }
        if (review.endangers()) {
            throw new CommandRefused(Refusal.ACCESS_ENDANGERS, "/review/endangers");
        }
        if (review.showsAnotherPerson()) {
            throw new CommandRefused(Refusal.ACCESS_SHOWS_OTHERS, "/review/showsAnotherPerson");
        }
    }

    /** What somebody is told face to face leaves no other trace than the answer. */
    private boolean carriedOut(Deeds deeds) {
        return switch (request.right()) {
            case Access -> true;
            case Correct -> doneSince(Set.of(PersonalDetailsCorrected.class, AssessmentAmended.class), deeds);
            case Restrict -> isRestricted(deeds);
            case Withdraw -> doneSince(Set.of(ConsentWithdrawn.class, ConsentRefused.class), deeds);
            case Erase -> erasureEndedBy(Set.of(ErasureCompleted.class), deeds);
        };
    }

    private boolean doneSince(Set<Class<?>> events, Deeds deeds) {
        return deeds.of(request.caseId().value()).stream()
                .anyMatch(deed -> events.contains(deed.event().getClass())
                        && !deed.recordedAt().isBefore(request.receivedAt()));
    }

    private boolean isRestricted(Deeds deeds) {
        return deeds.of(request.caseId().value()).stream()
                .map(deed -> deed.event())
                .filter(event -> event instanceof ProcessingRestricted || event instanceof RestrictionLifted)
                .reduce((earlier, later) -> later)
                .filter(event -> event instanceof ProcessingRestricted)
                .isPresent();
    }

    private boolean erasureEndedBy(Set<Class<?>> ends, Deeds deeds) {
        var erasure = request.erasureId();
        return erasure != null
                && deeds.of(erasure.value()).stream()
                        .anyMatch(deed -> ends.contains(deed.event().getClass()));
    }

    @EventSourcingHandler
    void on(SubjectRequestAnswered event) {
        ended = true;
    }

    @CommandHandler
    void handle(RefuseSubjectRequest command, Deeds deeds) {
        requireOpen();
        requireThatNothingIsErasedLater(deeds);
        apply(command.refused(request.caseId()));
    }

    @EventSourcingHandler
    void on(SubjectRequestRefused event) {
        ended = true;
    }

    @CommandHandler
    void handle(CancelSubjectRequest command, Deeds deeds) {
        requireOpen();
        requireThatNothingIsErasedLater(deeds);
        apply(command.cancelled(request.caseId()));
    }

    private void requireThatNothingIsErasedLater(Deeds deeds) {
        if (request.right() == SubjectRight.Erase
                && !erasureEndedBy(Set.of(ErasureRefused.class, ErasureCancelled.class), deeds)) {
            throw new CommandRefused(Refusal.ERASURE_NOT_ENDED);
        }
    }

    @EventSourcingHandler
    void on(SubjectRequestCancelled event) {
        ended = true;
    }

    @CommandHandler
    void handle(MarkSubjectRequestOverdue command, Clock clock) {
        if (!ended && !overdue && !clock.instant().isBefore(request.answerBy())) {
            apply(command.overdue(request.caseId()));
        }
    }

    @EventSourcingHandler
    void on(SubjectRequestOverdue event) {
        overdue = true;
    }

    private void requireOpen() {
        if (ended) {
            throw new CommandRefused(Refusal.SUBJECT_REQUEST_ENDED);
        }
    }
}
