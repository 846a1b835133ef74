package org.pulang.command.staffmember;

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
import org.pulang.event.RoleChanged;
import org.pulang.event.StaffMemberDisabled;
import org.pulang.event.StaffMemberEnabled;
import org.pulang.event.StaffMemberRegistered;
import org.pulang.vocabulary.Role;

/** Somebody who works here: for which organisation, in which role, and whether they may. Administrators decide, never on themselves. */
@Aggregate(lockFactory = CommandLocks.NAME)
class StaffMember {

    @AggregateIdentifier
    private @Nullable UUID stream;

    private @Nullable Role role;
    private boolean disabled;

    @CommandHandlerInterceptor
    void guard(StaffCommand command, Actor actor, MetaData metadata, CommandGuard guard) {
        guard.require(command.getClass(), actor, metadata, Set.of(Relation.Any), Refusal.ROLE_REQUIRED);
    }

    /** The service registers the first administrator, as there is nobody else to do it. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterStaffMember command) {
        if (stream != null) {
            throw new CommandRefused(Refusal.STAFF_EXISTS);
        }
        requireRoleOfAPerson(command.role());
        apply(command.registered());
    }

    @EventSourcingHandler
    void on(StaffMemberRegistered event) {
        stream = event.staffId().stream();
        role = event.role();
    }

    @CommandHandler
    void handle(ChangeRole command, Actor actor) {
        refuseOwnAccess(command, actor);
        requireRoleOfAPerson(command.role());
        if (command.role() == role) {
            throw new CommandRefused(Refusal.ROLE_UNCHANGED, "/role");
        }
        apply(command.changed());
    }

    @EventSourcingHandler
    void on(RoleChanged event) {
        role = event.role();
    }

    @CommandHandler
    void handle(DisableStaffMember command, Actor actor) {
        refuseOwnAccess(command, actor);
        if (disabled) {
            throw new CommandRefused(Refusal.STAFF_DISABLED);
        }
        apply(command.disabled());
    }

    @EventSourcingHandler
    void on(StaffMemberDisabled event) {
        disabled = true;
    }

    @CommandHandler
    void handle(EnableStaffMember command, Actor actor) {
        refuseOwnAccess(command, actor);
        if (!disabled) {
            throw new CommandRefused(Refusal.STAFF_NOT_DISABLED);
        }
        apply(command.enabled());
    }

    @EventSourcingHandler
    void on(StaffMemberEnabled event) {
        disabled = false;
    }

    /** So whoever acts stays an administrator, and there is always one. */
    private static void refuseOwnAccess(StaffCommand command, Actor actor) {
        if (actor.id().equals(command.staffId())) {
            throw new CommandRefused(Refusal.OWN_ACCESS);
        }
    }

    private static void requireRoleOfAPerson(Role role) {
        if (role == Role.System) {
            throw new CommandRefused(Refusal.ROLE_NOT_FOR_PEOPLE, "/role");
        }
    }
}
