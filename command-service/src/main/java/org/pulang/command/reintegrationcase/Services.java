package org.pulang.command.reintegrationcase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.command.access.Actor;
import org.pulang.command.access.StaffDirectory;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.ServiceDelivered;
import org.pulang.event.ServiceEnded;
import org.pulang.vocabulary.DeliveryId;
import org.pulang.vocabulary.FeedbackTaking;
import org.pulang.vocabulary.HelpKind;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.StaffId;

/** Which of the ten services the person needs, gets, declines or misses. What is told is recorded, never judged. */
class Services {

    private final Stewardship stewardship;

    private final Set<Service> goingOn = EnumSet.noneOf(Service.class);
    private final Set<DeliveryId> deliveries = new HashSet<>();

    Services(Stewardship stewardship) {
        this.stewardship = stewardship;
    }

    @CommandHandler
    void handle(RecordServiceNeed command) {
        apply(command.recorded());
    }

    @CommandHandler
    void handle(DeliverService command) {
        if (deliveries.contains(command.deliveryId())) {
            throw new CommandRefused(Refusal.ID_TAKEN, "/deliveryId");
        }
        if ((command.help() == HelpKind.Informal) != (command.helper() != null)) {
            throw new CommandRefused(Refusal.HELPER_MISMATCH, "/helper");
        }
        if (command.help() == HelpKind.Informal && command.providerId() != null) {
            throw new CommandRefused(Refusal.HELPER_MISMATCH, "/providerId");
        }
        if (command.economicSupport() != null && command.service() != Service.EconomicOpportunities) {
            throw new CommandRefused(Refusal.ECONOMIC_SUPPORT_MISPLACED, "/economicSupport");
        }
        apply(command.delivered());
    }

    @EventSourcingHandler
    void on(ServiceDelivered event) {
        deliveries.add(event.deliveryId());
        goingOn.add(event.service());
    }

    @CommandHandler
    void handle(EndService command) {
        if (!goingOn.contains(command.service())) {
            throw new CommandRefused(Refusal.SERVICE_NOT_DELIVERED, "/service");
        }
        apply(command.ended());
    }

    @EventSourcingHandler
    void on(ServiceEnded event) {
        goingOn.remove(event.service());
    }

    @CommandHandler
    void handle(DeclineService command) {
        apply(command.declined());
    }

    @CommandHandler
    void handle(ReportServiceFailure command) {
        apply(command.failed());
    }

    @CommandHandler
    void handle(ReportIncome command) {
        apply(command.reported());
    }

    @CommandHandler
    void handle(RecordFeedback command, Actor actor, StaffDirectory staff) {
        if (command.taken() == FeedbackTaking.ByAnotherWorker) {
            refuseUnlessOfAnother(command.takenBy(), actor, staff);
        }
        apply(command.recorded());
    }

    /** The owner gives or arranges the service: of them nobody speaks freely to them. */
    private void refuseUnlessOfAnother(@Nullable StaffId taker, Actor actor, StaffDirectory staff) {
        if (taker == null) {
            throw new CommandRefused(Refusal.FEEDBACK_TAKER_REQUIRED, "/takenBy");
        }
        if (stewardship.isOwner(taker) || stewardship.isOwner(actor.id())) {
            throw new CommandRefused(Refusal.FEEDBACK_OF_OWNER, "/takenBy");
        }
        if (staff.find(taker).isEmpty()) {
            throw new CommandRefused(Refusal.STAFF_UNKNOWN, "/takenBy");
        }
    }
}
