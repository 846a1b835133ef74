package org.pulang.command.automation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.pulang.command.access.Actor;
import org.pulang.command.eventstore.TimeOrderedIds;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.personal.Purpose;
import org.pulang.store.EventMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Issues what a deadline leads to, in the service's own name and with the event as its cause. */
@Component
class AutomaticCommands {

    private static final Logger LOG = LoggerFactory.getLogger(AutomaticCommands.class);

    private final CommandGateway commands;
    private final MeterRegistry meters;

    AutomaticCommands(CommandGateway commands, MeterRegistry meters) {
        this.commands = commands;
        this.meters = meters;
    }

    /** Returns once it is committed, or once a rule refused it: then nothing is left to do. Any other failure is thrown. */
    void issue(Object command, Deadline deadline) {
        issue(command, deadline.causationId(), deadline.correlationId());
    }

    /** The same of what is about no case. */
    void issue(Object command, String causationId, String correlationId) {
        var timing = Timer.start(meters);
        var type = command.getClass().getSimpleName();
        var outcome = "failed";
        try {
            commands.sendAndWait(new GenericCommandMessage<>(command, metadata(causationId, correlationId)));
            outcome = "accepted";
        } catch (CommandRefused e) {
            outcome = e.refusal().name();
            LOG.info("{} was refused: {}", type, outcome);
        } finally {
            timing.stop(meters.timer("pulang.command", "type", type, "outcome", outcome));
        }
    }

    private static MetaData metadata(String causationId, String correlationId) {
        return Actor.SYSTEM
                .metadata()
                .and(EventMetadata.PURPOSE, Purpose.Services.name())
                .and(EventMetadata.COMMAND_ID, TimeOrderedIds.next().toString())
                .and(EventMetadata.CAUSATION_ID, causationId)
                .and(EventMetadata.CORRELATION_ID, correlationId);
    }
}
