package org.pulang.command.staffmember;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.jspecify.annotations.Nullable;
import org.pulang.command.access.Actor;
import org.pulang.command.access.StaffTable;
import org.pulang.command.eventstore.TimeOrderedIds;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.personal.Purpose;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Where nobody works here yet, the service registers the administrator its operator names, before it says that it is ready. */
@Component
class FirstAdmin implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);

    private final @Nullable RegisterStaffMember registration;
    private final StaffTable staff;
    private final CommandGateway commands;

    /** @throws IllegalArgumentException if the settings name one half only, or in another shape */
    FirstAdmin(FirstAdminSettings settings, StaffTable staff, CommandGateway commands) {
        this.registration = registration(settings);
        this.staff = staff;
        this.commands = commands;
    }

    private static @Nullable RegisterStaffMember registration(FirstAdminSettings settings) {
        var id = settings.staff();
        var organisation = settings.organisation();
        if (id == null || id.isBlank()) {
            return null;
        }
        if (organisation == null || organisation.isBlank()) {
            throw new IllegalArgumentException("pulang.access.first-admin.organisation is missing.");
        }
        return new RegisterStaffMember(new StaffId(id), new OrganisationId(organisation), null, Role.Admin);
    }

    /** Of several services that start together one registers; the others find it done. */
    @Override
    public void run(ApplicationArguments arguments) {
        if (registration == null || !staff.isEmpty()) {
            return;
        }
        try {
            commands.sendAndWait(new GenericCommandMessage<>(registration, metadata()));
            LOG.info("The first administrator was registered: {}.", registration.staffId());
        } catch (AggregateStreamCreationException e) {
            LOG.info("The first administrator was registered by another service.");
        } catch (CommandRefused e) {
            if (e.refusal() != Refusal.STAFF_EXISTS) {
                throw e;
            }
        }
    }

    private static MetaData metadata() {
        var id = TimeOrderedIds.next().toString();
        return Actor.SYSTEM
                .metadata()
                .and(EventMetadata.PURPOSE, Purpose.Services.name())
                .and(EventMetadata.COMMAND_ID, id)
                .and(EventMetadata.CAUSATION_ID, id)
                .and(EventMetadata.CORRELATION_ID, id);
    }
}
