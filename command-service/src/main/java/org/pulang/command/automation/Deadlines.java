package org.pulang.command.automation;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.pulang.vocabulary.DueDay;
import org.springframework.stereotype.Component;

/**
 * The days being watched. Watching one is written in the transaction of the event that sets it; acting on it is decided by the
 * case when the day has ended, so a day too many that is watched does no harm.
 */
@Component
class Deadlines {

    /** What is entered after its time waits this long for what else the same batch tells of it. */
    private static final Duration LATE_ENTRY = Duration.ofSeconds(2);

    private final SchedulerClient scheduler;
    private final Clock clock;

    Deadlines(SchedulerClient scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    void watch(TaskDescriptor<Deadline> task, String key, DueDay due, Deadline deadline) {
        watch(task, key, due.end(), deadline);
    }

    void watch(TaskDescriptor<Deadline> task, String key, Instant end, Deadline deadline) {
        var at = latest(end, clock.instant().plus(LATE_ENTRY));
        if (!scheduler.scheduleIfNotExists(task.instance(key).data(deadline).scheduledTo(at))) {
            // The same day is being acted on this moment, and its row about to go: the new watch needs one of its own.
            scheduler.scheduleIfNotExists(task.instance(key + "/" + deadline.causationId())
                    .data(deadline)
                    .scheduledTo(at));
        }
    }

    /** Acts at an instant, or as soon as it can if that is past. */
    <D> void at(TaskDescriptor<D> task, String key, Instant at, D data) {
        scheduler.scheduleIfNotExists(task.instance(key).data(data).scheduledTo(at));
    }

    /** Acts as soon as what led to it is committed. */
    <D> void soon(TaskDescriptor<D> task, String key, D data) {
        at(task, key, clock.instant(), data);
    }

    void release(TaskDescriptor<Deadline> task, String key) {
        try {
            scheduler.cancel(task.instanceId(key));
        } catch (DbSchedulerException e) {
            // Acted on already, or this moment: the case decides that nothing is to be done any more.
        }
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
