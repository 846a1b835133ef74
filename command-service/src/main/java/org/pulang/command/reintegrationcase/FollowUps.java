package org.pulang.command.reintegrationcase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.command.access.Actor;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.CaseClosed;
import org.pulang.event.ContactLost;
import org.pulang.event.ContactRegained;
import org.pulang.event.FollowUpCancelled;
import org.pulang.event.FollowUpMissed;
import org.pulang.event.FollowUpRecorded;
import org.pulang.event.FollowUpRescheduled;
import org.pulang.event.FollowUpScheduled;
import org.pulang.event.MonitoringStarted;
import org.pulang.vocabulary.DueDay;
import org.pulang.vocabulary.FollowUpCancellationReason;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.PersonReached;

/**
 * When the person is to be looked after, and whether anybody was reached. A missed follow-up can still be held late, moved or
 * cancelled; any
 * recorded contact ends the row of missed ones, but lost contact is regained only with the survivor.
 */
class FollowUps {

    private static final int MISSED_UNTIL_LOST = 3;

    private enum State {
        Open,
        Missed,
        Settled
    }

    /** {@code due} is absent for a contact beyond the schedule. */
    private record FollowUp(@Nullable DueDay due, State state) {
        FollowUp now(State next) {
            return new FollowUp(due, next);
        }
    }

    private final Identification identification;
    private final Map<FollowUpId, FollowUp> followUps = new LinkedHashMap<>();
    private final List<FollowUpId> missedInARow = new ArrayList<>();
    private boolean contactLost;
    private boolean monitored;

    FollowUps(Identification identification) {
        this.identification = identification;
    }

    boolean isContactLost() {
        return contactLost;
    }

    /** A closed case is looked after no longer: what is still open is cancelled with it. */
    void cancelOpen(ApproveClosure closure) {
        for (var id : List.copyOf(followUps.keySet())) {
            var due = openDue(id);
            if (due != null) {
                var cancel = new CancelFollowUp(
                        closure.caseId(), id, FollowUpCancellationReason.CaseClosed, null, closure.occurredAt());
                apply(cancel.cancelled(due.day()));
            }
        }
    }

    @CommandHandler
    void handle(ScheduleFollowUp command, Actor actor) {
        if (followUps.containsKey(command.followUpId())) {
            throw new CommandRefused(Refusal.ID_TAKEN, "/followUpId");
        }
        apply(command.scheduled(identification.zone(), actor.id()));
    }

    @EventSourcingHandler
    void on(FollowUpScheduled event) {
        open(event.followUpId(), new DueDay(event.dueOn(), event.zone()));
    }

    @CommandHandler
    void handle(StartMonitoring command, Actor actor, Clock clock) {
        if (monitored || command.followUps().stream().anyMatch(followUps::containsKey)) {
            throw new CommandRefused(Refusal.MONITORING_STARTED);
        }
        var zone = identification.zone();
        var scheduled = command.scheduled(zone, LocalDate.ofInstant(clock.instant(), zone), actor.id());
        if (scheduled.isEmpty()) {
            throw new CommandRefused(Refusal.MONITORING_OVER, "/startOn");
        }
        apply(command.started(actor.id(), scheduled));
        scheduled.forEach(event -> apply(event));
    }

    @EventSourcingHandler
    void on(MonitoringStarted event) {
        monitored = true;
    }

    @CommandHandler
    void handle(RescheduleFollowUp command) {
        apply(command.rescheduled(requireUnsettled(command.followUpId()).day(), identification.zone()));
    }

    @EventSourcingHandler
    void on(FollowUpRescheduled event) {
        missedInARow.remove(event.followUpId());
        open(event.followUpId(), new DueDay(event.dueOn(), event.zone()));
    }

    @CommandHandler
    void handle(CancelFollowUp command) {
        apply(command.cancelled(requireUnsettled(command.followUpId()).day()));
    }

    @EventSourcingHandler
    void on(FollowUpCancelled event) {
        missedInARow.remove(event.followUpId());
        become(event.followUpId(), State.Settled);
    }

    @CommandHandler
    void handle(RecordFollowUp command, Actor actor) {
        var followUp = followUps.get(command.followUpId());
        if (followUp != null && followUp.state() == State.Settled) {
            throw new CommandRefused(Refusal.FOLLOW_UP_NOT_OPEN, "/followUpId");
        }
        var due = followUp == null ? null : followUp.due();
        apply(command.recorded(due == null ? null : due.day(), actor.id()));
        if (contactLost && command.reached() == PersonReached.Survivor) {
            apply(new ContactRegained(command.caseId(), command.followUpId(), null, command.occurredAt()));
        }
    }

    @EventSourcingHandler
    void on(FollowUpRecorded event) {
        followUps.putIfAbsent(event.followUpId(), new FollowUp(null, State.Settled));
        become(event.followUpId(), State.Settled);
        missedInARow.clear();
    }

    @CommandHandler
    void handle(RecordFailedAttempt command, Actor actor) {
        if (command.followUpId() != null && requireKnown(command.followUpId()).state() == State.Settled) {
            throw new CommandRefused(Refusal.FOLLOW_UP_NOT_OPEN, "/followUpId");
        }
        apply(command.recorded(actor.id()));
    }

    @CommandHandler
    void handle(MissFollowUp command, Clock clock) {
        var due = openDue(command.followUpId());
        if (due == null || !due.isOver(clock.instant())) {
            return;
        }
        apply(command.missed(due.day(), missedInARow.size() + 1));
        if (!contactLost && missedInARow.size() >= MISSED_UNTIL_LOST) {
            apply(new ContactLost(command.caseId(), missedInARow, null, null));
        }
    }

    @EventSourcingHandler
    void on(FollowUpMissed event) {
        become(event.followUpId(), State.Missed);
        missedInARow.add(event.followUpId());
    }

    @CommandHandler
    void handle(LoseContact command) {
        if (contactLost) {
            throw new CommandRefused(Refusal.CONTACT_LOST);
        }
        apply(command.lost(missedInARow));
    }

    @EventSourcingHandler
    void on(ContactLost event) {
        contactLost = true;
    }

    @CommandHandler
    void handle(RegainContact command) {
        if (!contactLost) {
            throw new CommandRefused(Refusal.CONTACT_NOT_LOST);
        }
        apply(command.regained());
    }

    @EventSourcingHandler
    void on(ContactRegained event) {
        contactLost = false;
        missedInARow.clear();
    }

    /** A case that is opened again may be monitored again, from another day. */
    @EventSourcingHandler
    void on(CaseClosed event) {
        missedInARow.clear();
        monitored = false;
    }

    private void open(FollowUpId id, DueDay due) {
        followUps.put(id, new FollowUp(due, State.Open));
    }

    private void become(FollowUpId id, State state) {
        followUps.computeIfPresent(id, (known, followUp) -> followUp.now(state));
    }

    /** The day of a follow-up that is still open; absent where it is not. */
    private @Nullable DueDay openDue(FollowUpId id) {
        var followUp = followUps.get(id);
        return followUp == null || followUp.state() != State.Open ? null : followUp.due();
    }

    /** The day of a follow-up that was not held yet, be it missed. */
    private DueDay requireUnsettled(FollowUpId id) {
        var followUp = requireKnown(id);
        if (followUp.state() == State.Settled || followUp.due() == null) {
            throw new CommandRefused(Refusal.FOLLOW_UP_NOT_OPEN, "/followUpId");
        }
        return followUp.due();
    }

    private FollowUp requireKnown(FollowUpId id) {
        var followUp = followUps.get(id);
        if (followUp == null) {
            throw new CommandRefused(Refusal.FOLLOW_UP_UNKNOWN, "/followUpId");
        }
        return followUp;
    }
}
