package org.pulang.command.reintegrationcase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.EntitlementApplicationWithdrawn;
import org.pulang.event.EntitlementApplied;
import org.pulang.event.EntitlementGranted;
import org.pulang.event.EntitlementOverdue;
import org.pulang.event.EntitlementRefused;
import org.pulang.legalframe.LegalFrames;
import org.pulang.legalframe.Provision;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.DueDay;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.PartialDate;

/**
 * What the law gives the person, and how far each application has come. Nobody is refused here because they are not eligible: the
 * authority decides. An answer ends the waiting, be it late; who was refused or withdrew can apply again.
 */
class Entitlements {

    private enum State {
        Applied,
        Overdue,
        Ended
    }

    /** {@code due} is absent where the law sets no time. */
    private record Application(
            EntitlementCode entitlement,
            LocalDate submittedOn,
            @Nullable DueDay due,
            State state) {
        Application now(State next) {
            return new Application(entitlement, submittedOn, due, next);
        }

        boolean pending() {
            return state != State.Ended;
        }

        @Nullable
        LocalDate dueOn() {
            return due == null ? null : due.day();
        }
    }

    private final Identification identification;
    private final Map<ApplicationId, Application> applications = new HashMap<>();

    Entitlements(Identification identification) {
        this.identification = identification;
    }

    /** Whether an authority has still to answer. */
    boolean hasPendingApplication() {
        return applications.values().stream().anyMatch(Application::pending);
    }

    @CommandHandler
    void handle(InformOfEntitlements command, Clock clock) {
        var told = day(command.occurredAt(), clock);
        for (int i = 0; i < command.topics().size(); i++) {
            provision(command.topics().get(i), told, "/topics/" + i);
        }
        apply(command.explained());
    }

    @CommandHandler
    void handle(ApplyForEntitlement command, Clock clock) {
        if (applications.containsKey(command.applicationId())) {
            throw new CommandRefused(Refusal.ID_TAKEN, "/applicationId");
        }
        var provision = provision(command.entitlement(), command.submittedOn(), "/entitlement");
        refuseFuture(command.submittedOn(), clock, "/submittedOn");
        if (!pending(command.entitlement()).isEmpty()) {
            throw new CommandRefused(Refusal.APPLICATION_PENDING, "/entitlement");
        }
        apply(command.applied(
                provision.law(), provision.dueOn(command.submittedOn()).orElse(null), identification.zone()));
    }

    @EventSourcingHandler
    void on(EntitlementApplied event) {
        applications.put(
                event.applicationId(),
                new Application(
                        event.entitlement(),
                        event.submittedOn(),
                        event.dueOn() == null ? null : new DueDay(event.dueOn(), event.zone()),
                        State.Applied));
    }

    @CommandHandler
    void handle(RecordEntitlementGrant command, Clock clock) {
        var application = requirePending(command.applicationId());
        requireAnswerAfter(application.submittedOn(), command.grantedOn(), clock, "/grantedOn");
        apply(command.granted(application.entitlement(), application.dueOn()));
    }

    @EventSourcingHandler
    void on(EntitlementGranted event) {
        become(event.applicationId(), State.Ended);
    }

    @CommandHandler
    void handle(RecordEntitlementRefusal command, Clock clock) {
        var application = requirePending(command.applicationId());
        requireAnswerAfter(application.submittedOn(), command.refusedOn(), clock, "/refusedOn");
        apply(command.refused(application.entitlement(), application.dueOn()));
    }

    @EventSourcingHandler
    void on(EntitlementRefused event) {
        become(event.applicationId(), State.Ended);
    }

    @CommandHandler
    void handle(DeclineEntitlement command) {
        requireKnown(command.entitlement());
        pending(command.entitlement()).forEach(application -> apply(command.withdrawn(application)));
        apply(command.declined());
    }

    @CommandHandler
    void handle(RecordEntitlementNotNeeded command) {
        requireKnown(command.entitlement());
        pending(command.entitlement()).forEach(application -> apply(command.withdrawn(application)));
        apply(command.notNeeded());
    }

    @CommandHandler
    void handle(WithdrawEntitlementApplication command) {
        apply(command.withdrawn(requirePending(command.applicationId()).entitlement()));
    }

    @EventSourcingHandler
    void on(EntitlementApplicationWithdrawn event) {
        become(event.applicationId(), State.Ended);
    }

    @CommandHandler
    void handle(MarkEntitlementOverdue command, Clock clock) {
        var application = applications.get(command.applicationId());
        if (application != null
                && application.state() == State.Applied
                && application.due() != null
                && application.due().isOver(clock.instant())) {
            apply(command.overdue(application.entitlement(), application.due().day()));
        }
    }

    @EventSourcingHandler
    void on(EntitlementOverdue event) {
        become(event.applicationId(), State.Overdue);
    }

    private void become(ApplicationId id, State state) {
        applications.computeIfPresent(id, (known, application) -> application.now(state));
    }

    /** The application for it that awaits an answer, if any: there is never more than one. */
    private List<ApplicationId> pending(EntitlementCode entitlement) {
        return applications.entrySet().stream()
                .filter(entry -> entry.getValue().pending()
                        && entry.getValue().entitlement().equals(entitlement))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Application requirePending(ApplicationId id) {
        var application = applications.get(id);
        if (application == null) {
            throw new CommandRefused(Refusal.APPLICATION_UNKNOWN, "/applicationId");
        }
        if (!application.pending()) {
            throw new CommandRefused(Refusal.APPLICATION_ENDED, "/applicationId");
        }
        return application;
    }

    private static void requireKnown(EntitlementCode entitlement) {
        if (LegalFrames.find(entitlement).isEmpty()) {
            throw new CommandRefused(Refusal.ENTITLEMENT_UNKNOWN, "/entitlement");
        }
    }

    private static Provision provision(EntitlementCode code, LocalDate day, String pointer) {
        var entitlement =
                LegalFrames.find(code).orElseThrow(() -> new CommandRefused(Refusal.ENTITLEMENT_UNKNOWN, pointer));
        return entitlement.on(day).orElseThrow(() -> new CommandRefused(Refusal.ENTITLEMENT_NOT_IN_FORCE, pointer));
    }

    private void requireAnswerAfter(LocalDate submittedOn, LocalDate answeredOn, Clock clock, String pointer) {
        if (answeredOn.isBefore(submittedOn)) {
            throw new CommandRefused(Refusal.ANSWERED_BEFORE_APPLICATION, pointer);
        }
        refuseFuture(answeredOn, clock, pointer);
    }

    private void refuseFuture(LocalDate day, Clock clock, String pointer) {
        if (day.isAfter(today(clock))) {
            throw new CommandRefused(Refusal.DAY_NOT_YET_COME, pointer);
        }
    }

    private LocalDate day(@Nullable PartialDate told, Clock clock) {
        return told == null ? today(clock) : told.latestDay(identification.zone());
    }

    private LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), identification.zone());
    }
}
