package org.pulang.command.reintegrationcase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.command.access.Actor;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.NoteAdded;
import org.pulang.event.VictimIdentified;
import org.pulang.vocabulary.NoteId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.StaffId;

/** Who answers for the case: exactly one person at any time, at first the one who identified the victim. */
class Stewardship {

    private @Nullable StaffId caseworker;
    private @Nullable OrganisationId organisation;
    private final Set<NoteId> notes = new HashSet<>();

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

    @EventSourcingHandler
    void on(VictimIdentified event, Actor actor) {
        caseworker = actor.id();
        organisation = actor.organisation();
    }

    @CommandHandler
    void handle(AssignCaseworker command) {
        if (isOwner(command.caseworker()) && isWith(command.organisation())) {
            throw new CommandRefused(Refusal.ALREADY_ASSIGNED, "/caseworker");
        }
        apply(command.assigned());
    }

    @EventSourcingHandler
    void on(CaseworkerAssigned event) {
        caseworker = event.caseworker();
        organisation = event.organisation();
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
}
