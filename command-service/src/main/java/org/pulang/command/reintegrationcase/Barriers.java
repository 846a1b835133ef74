package org.pulang.command.reintegrationcase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.BarrierRecorded;
import org.pulang.event.BarrierResolved;
import org.pulang.vocabulary.BarrierId;

/** What keeps the person from help. A barrier that comes back is another one; none stands in the way of closure. */
class Barriers {

    private final Set<BarrierId> open = new HashSet<>();
    private final Set<BarrierId> resolved = new HashSet<>();

    @CommandHandler
    void handle(RecordBarrier command) {
        if (open.contains(command.barrierId()) || resolved.contains(command.barrierId())) {
            throw new CommandRefused(Refusal.ID_TAKEN, "/barrierId");
        }
        apply(command.recorded());
    }

    @EventSourcingHandler
    void on(BarrierRecorded event) {
        open.add(event.barrierId());
    }

    @CommandHandler
    void handle(ResolveBarrier command) {
        if (resolved.contains(command.barrierId())) {
            throw new CommandRefused(Refusal.BARRIER_RESOLVED, "/barrierId");
        }
        if (!open.contains(command.barrierId())) {
            throw new CommandRefused(Refusal.BARRIER_UNKNOWN, "/barrierId");
        }
        apply(command.resolved());
    }

    @EventSourcingHandler
    void on(BarrierResolved event) {
        open.remove(event.barrierId());
        resolved.add(event.barrierId());
    }
}
