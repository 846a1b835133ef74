package org.pulang.command.automation;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.pulang.command.erasurerequest.BeginErasure;
import org.pulang.command.erasurerequest.CompleteErasure;
import org.pulang.command.erasurerequest.DestroyKeys;
import org.pulang.command.keystore.KeyDestruction;
import org.pulang.event.ErasureApproved;
import org.pulang.event.ErasureBegun;
import org.pulang.event.ErasureEvent;
import org.pulang.event.KeysDestroyed;
import org.pulang.event.LegalHoldLifted;
import org.pulang.personal.Subject;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.ErasureScope;
import org.springframework.stereotype.Component;

/**
 * An approved erasure begins when its time has come; then the keys are destroyed, and when nobody can hold one any more, it is
 * looked whether anything opens. Each step is written down with the event that leads to it and repeated until the next event is
 * there, so that a crash between any two delays it and does nothing else.
 */
@Component
@ProcessingGroup("automation")
class WhenErasureApprovedThenErase {

    static final TaskDescriptor<Deadline> BEGIN = TaskDescriptor.of("begin-erasure", Deadline.class);
    static final TaskDescriptor<KeysToDestroy> DESTROY = TaskDescriptor.of("destroy-keys", KeysToDestroy.class);
    static final TaskDescriptor<Deadline> COMPLETE = TaskDescriptor.of("complete-erasure", Deadline.class);

    /** Longer than anybody holds a key ({@code KeyRing}), told or not, and than a read of the key store takes. */
    private static final Duration UNTIL_NOBODY_HOLDS_IT = Duration.ofSeconds(75);

    /** Interval of rotation: the key-encryption keys of older backups are destroyed by then. */
    private static final int DAYS_OF_BACKUPS = 30;

    private final Deadlines deadlines;
    private final Clock clock;

    WhenErasureApprovedThenErase(Deadlines deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** What is to be erased, as stored until the keys are gone. */
    record KeysToDestroy(Deadline deadline, List<Subject> subjects, ErasureScope scope) {}

    static BeginErasure begin(Deadline due) {
        return new BeginErasure(new ErasureId(due.subject()));
    }

    static DestroyKeys destroy(KeysToDestroy keys, KeyDestruction destruction) {
        var id = keys.deadline().subject();
        return new DestroyKeys(
                new ErasureId(id),
                destruction.destroy(keys.deadline().caseId().value(), keys.subjects(), keys.scope(), id));
    }

    static CompleteErasure complete(Deadline due, KeyDestruction destruction, Clock clock) {
        destruction.requireNothingOpens(due.caseId().value(), due.subject());
        return new CompleteErasure(
                new ErasureId(due.subject()),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(DAYS_OF_BACKUPS));
    }

    @EventHandler
    void on(ErasureApproved event, EventMessage<?> cause) {
        begin(event, event.beginsAt(), cause);
    }

    @EventHandler
    void on(LegalHoldLifted event, EventMessage<?> cause) {
        begin(event, event.beginsAt(), cause);
    }

    /** With its cause in the key: while one is being acted on, another can be waited for. */
    private void begin(ErasureEvent event, @Nullable Instant at, EventMessage<?> cause) {
        if (at != null) {
            deadlines.at(
                    BEGIN, "%s/%s".formatted(event.erasureId(), cause.getIdentifier()), at, deadline(event, cause));
        }
    }

    @EventHandler
    void on(ErasureBegun event, EventMessage<?> cause) {
        deadlines.soon(
                DESTROY,
                event.erasureId().toString(),
                new KeysToDestroy(deadline(event, cause), event.subjects(), event.scope()));
    }

    @EventHandler
    void on(KeysDestroyed event, EventMessage<?> cause) {
        deadlines.at(
                COMPLETE,
                event.erasureId().toString(),
                clock.instant().plus(UNTIL_NOBODY_HOLDS_IT),
                deadline(event, cause));
    }

    private static Deadline deadline(ErasureEvent event, EventMessage<?> cause) {
        return Deadline.of(event.caseId(), event.erasureId().value(), cause);
    }
}
