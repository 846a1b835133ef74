package org.pulang.command.automation;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.stats.MicrometerStatsRegistry;
import com.github.kagkarlsson.scheduler.stats.StatsRegistryAdapter;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pulang.command.eventstore.TimeOrderedIds;
import org.pulang.command.keystore.KeyDestruction;
import org.pulang.store.EventJson;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * db-scheduler on the event store's database. Any number of services may run it: a row is locked by one of them, and where that
 * one dies, its heartbeat stops and another takes the row over, within ten seconds. What was done before is not done again,
 * because the case decides.
 */
@Configuration(proxyBeanMethods = false)
class DeadlineScheduler {

    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final int HEARTBEATS_MISSED_UNTIL_DEAD = 4;
    private static final int THREADS = 8;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final int DOUBLINGS = 7;

    @Bean
    @DependsOnDatabaseInitialization
    Scheduler scheduler(
            DataSource dataSource,
            Clock clock,
            MeterRegistry meters,
            AutomaticCommands commands,
            KeyDestruction destruction) {
        var tasks = List.<Task<?>>of(
                task(
                        WhenFollowUpScheduledThenWatchDueDate.TASK,
                        day -> commands.issue(WhenFollowUpScheduledThenWatchDueDate.command(day), day)),
                task(
                        WhenReferralMadeThenWatchAnswer.TASK,
                        day -> commands.issue(WhenReferralMadeThenWatchAnswer.command(day), day)),
                task(
                        WhenTransferOfferedThenWatchAnswer.TASK,
                        end -> commands.issue(WhenTransferOfferedThenWatchAnswer.command(end), end)),
                task(
                        WhenDayZeroNeedsRecordedThenWatchThem.TASK,
                        end -> commands.issue(WhenDayZeroNeedsRecordedThenWatchThem.command(end), end)),
                task(
                        WhenIncidentReportedThenWatchResponse.TASK,
                        end -> commands.issue(WhenIncidentReportedThenWatchResponse.command(end), end)),
                task(
                        WhenEntitlementAppliedThenStartClock.TASK,
                        day -> commands.issue(WhenEntitlementAppliedThenStartClock.command(day), day)),
                task(
                        WhenJudgmentNoticeRecordedThenWatchPayment.TASK,
                        day -> commands.issue(WhenJudgmentNoticeRecordedThenWatchPayment.command(day), day)),
                task(
                        WhenEmergencyAccessOpenedThenWatchExpiry.TASK,
                        end -> commands.issue(WhenEmergencyAccessOpenedThenWatchExpiry.command(end), end)),
                task(
                        WhenUnmaskingGrantedThenWatchExpiry.TASK,
                        end -> commands.issue(WhenUnmaskingGrantedThenWatchExpiry.command(end), end)),
                task(
                        WhenSubjectRequestReceivedThenWatchAnswer.TASK,
                        end -> commands.issue(WhenSubjectRequestReceivedThenWatchAnswer.command(end), end)),
                task(
                        WhenProviderVerifiedThenWatchExpiry.TASK,
                        end -> commands.issue(
                                WhenProviderVerifiedThenWatchExpiry.command(end),
                                end.causationId(),
                                end.correlationId())),
                task(
                        WhenErasureApprovedThenErase.BEGIN,
                        day -> commands.issue(WhenErasureApprovedThenErase.begin(day), day)),
                task(
                        WhenErasureApprovedThenErase.DESTROY,
                        keys -> commands.issue(
                                WhenErasureApprovedThenErase.destroy(keys, destruction), keys.deadline())),
                task(
                        WhenErasureApprovedThenErase.COMPLETE,
                        day -> commands.issue(WhenErasureApprovedThenErase.complete(day, destruction, clock), day)));
        return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), tasks)
                .tableName("eventstore.scheduled_tasks")
                .serializer(new Json())
                .clock(clock::instant)
                .schedulerName(new SchedulerName.Fixed(TimeOrderedIds.next().toString()))
                .pollingInterval(POLLING)
                .pollUsingLockAndFetch(0.5, 1.0)
                .threads(THREADS)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(HEARTBEATS_MISSED_UNTIL_DEAD)
                .shutdownMaxWait(LONGEST_STOP)
                .addSchedulerListener(new StatsRegistryAdapter(new MicrometerStatsRegistry(meters, tasks)))
                .failureLogging(LogLevel.WARN, false)
                .build();
    }

    /** Starts when the service can decide, stops before it no longer can. */
    @Bean
    SmartLifecycle schedulerLifecycle(Scheduler scheduler) {
        return new Lifecycle(scheduler);
    }

    private static <D> Task<D> task(TaskDescriptor<D> descriptor, Consumer<D> act) {
        return Tasks.oneTime(descriptor)
                .onFailure(DeadlineScheduler::retryLater)
                .onDeadExecutionRevive()
                .execute((instance, context) -> act.accept(instance.getData()));
    }

    /** After half a second, then twice as long each time, up to about a minute; never given up. */
    private static <D> void retryLater(ExecutionComplete failed, ExecutionOperations<D> operations) {
        var doublings = Math.min(failed.getExecution().consecutiveFailures, DOUBLINGS);
        operations.reschedule(failed, failed.getTimeDone().plus(FIRST_RETRY.multipliedBy(1L << doublings)));
    }

    private static final class Json implements Serializer {
        @Override
        public byte[] serialize(@Nullable Object data) {
            return EventJson.MAPPER.writeValueAsBytes(data);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] json) {
            return EventJson.MAPPER.readValue(json, type);
        }
    }

    private static final class Lifecycle implements SmartLifecycle {

        private final Scheduler scheduler;
        private volatile boolean running;

        Lifecycle(Scheduler scheduler) {
            this.scheduler = scheduler;
        }

        @Override
        public void start() {
            scheduler.start();
            running = true;
        }

        @Override
        public void stop() {
            running = false;
            scheduler.stop();
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
