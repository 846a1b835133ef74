package org.pulang.command.reintegrationcase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.command.access.Actor;
import org.pulang.command.access.Staff;
import org.pulang.command.access.StaffDirectory;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.CaseSealed;
import org.pulang.event.CaseUnsealed;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.FlagRaised;
import org.pulang.event.FlagResolved;
import org.pulang.event.NoteAdded;
import org.pulang.event.VictimIdentified;
import org.pulang.vocabulary.FlagId;
import org.pulang.vocabulary.NoteId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;

/**
 * Who answers for the case: exactly one person at any time, at first the one who identified the victim. And who, while it is
 * sealed, sees it beside them.
 */
class Stewardship {

    private @Nullable StaffId caseworker;
    private @Nullable OrganisationId organisation;
    private Set<StaffId> sealedFor = Set.of();
    private final Set<NoteId> notes = new HashSet<>();
    private final Set<FlagId> raised = new HashSet<>();
    private final Set<FlagId> resolved = new HashSet<>();

    boolean isOwner(StaffId person) {
        return person.equals(caseworker);
    }

    /** Whether somebody owns the case and works for the organisation it was assigned to. */
    boolean isAssigned(Actor actor) {
        return isOwner(actor.id()) && isWith(actor.organisation());
    }

    boolean isWith(OrganisationId other) {
        return other.equals(organisation);
    }

    boolean isSealed() {
        return !sealedFor.isEmpty();
    }

    /** Whether somebody sees the case as the organisation it is with does: of a sealed one, the two supervisors alone. */
    boolean isShownTo(Actor actor) {
        return isWith(actor.organisation())
                && (!isSealed() || (actor.role() == Role.Supervisor && sealedFor.contains(actor.id())));
    }

    @EventSourcingHandler
    void on(VictimIdentified event, Actor actor) {
        caseworker = actor.id();
        organisation = actor.organisation();
    }

    @CommandHandler
    void handle(AssignCaseworker command, StaffDirectory staff) {
        if (isOwner(command.caseworker()) && isWith(command.organisation())) {
            throw new CommandRefused(Refusal.ALREADY_ASSIGNED, "/caseworker");
        }
        // The person is asked first, and so is the other organisation.
        if (!isWith(command.organisation())) {
            throw new CommandRefused(Refusal.TRANSFER_REQUIRED, "/organisation");
        }
        if (!staff.find(command.caseworker())
                .map(person -> person.canOwnCasesOf(command.organisation()))
                .orElse(false)) {
            throw new CommandRefused(Refusal.CASEWORKER_UNKNOWN, "/caseworker");
        }
        apply(command.assigned());
    }

    @EventSourcingHandler
    void on(CaseworkerAssigned event) {
        caseworker = event.caseworker();
        organisation = event.organisation();
    }

    @CommandHandler
    void handle(SealCase command, Actor actor, StaffDirectory staff) {
        if (isSealed()) {
            throw new CommandRefused(Refusal.CASE_SEALED);
        }
        var other = command.otherSupervisor();
        if (isOwner(actor.id())
                || isOwner(other)
                || other.equals(actor.id())
                || !staff.find(other).map(this::isSupervisor).orElse(false)) {
            throw new CommandRefused(Refusal.SEAL_NEEDS_TWO_SUPERVISORS, "/otherSupervisor");
        }
        apply(command.sealed(actor.id()));
    }

    /** Of the organisation the case is with, and not disabled: anybody else would not see it. */
    private boolean isSupervisor(Staff person) {
        return person.enabled() && person.role() == Role.Supervisor && isWith(person.organisation());
    }

    @EventSourcingHandler
    void on(CaseSealed event) {
        sealedFor = Set.of(event.supervisor(), event.otherSupervisor());
    }

    @CommandHandler
    void handle(UnsealCase command) {
        if (!isSealed()) {
            throw new CommandRefused(Refusal.CASE_NOT_SEALED);
        }
        apply(command.unsealed());
    }

    @EventSourcingHandler
    void on(CaseUnsealed event) {
        sealedFor = Set.of();
    }

    @CommandHandler
    void handle(AddNote command) {
        if (notes.contains(command.noteId())) {
            throw new CommandRefused(Refusal.ID_TAKEN, "/noteId");
        }
        apply(command.added());
    }

    @EventSourcingHandler
    void on(NoteAdded event) {
        notes.add(event.noteId());
    }

    @CommandHandler
    void handle(RaiseFlag command) {
        if (raised.contains(command.flagId()) || resolved.contains(command.flagId())) {
            throw new CommandRefused(Refusal.ID_TAKEN, "/flagId");
        }
        apply(command.raised());
    }

    @EventSourcingHandler
    void on(FlagRaised event) {
        raised.add(event.flagId());
    }

    @CommandHandler
    void handle(ResolveFlag command) {
        if (resolved.contains(command.flagId())) {
            throw new CommandRefused(Refusal.FLAG_RESOLVED, "/flagId");
        }
        if (!raised.contains(command.flagId())) {
            throw new CommandRefused(Refusal.FLAG_UNKNOWN, "/flagId");
        }
        apply(command.resolved());
    }

    @EventSourcingHandler
    void on(FlagResolved event) {
        raised.remove(event.flagId());
        resolved.add(event.flagId());
    }
}
