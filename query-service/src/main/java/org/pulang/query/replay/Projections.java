package org.pulang.query.replay;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.jspecify.annotations.Nullable;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Runs every {@link Projection}: each reads the log at its own pace, in batches whose rows and position are one transaction.
 * Starts them once the event store's table exists, and rebuilds one from zero when an operator asks for it.
 */
@Component
public class Projections implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);
    private static final int BATCH = 500;
    /** Half the time of a claim or less; see {@link TokenTable}. */
    private static final long CLAIM_RENEWAL_MILLIS = 2000;

    private final Map<String, Projection> projections = new TreeMap<>();
    private final Map<String, PooledStreamingEventProcessor> processors = new TreeMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Map<String, Rebuild> rebuilds = new ConcurrentHashMap<>();
    private final EventLog log;
    private final EventStoreTable store;
    private final TokenTable tokens;
    private final TransactionManager transactions;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ScheduledExecutorService coordinators =
            Executors.newScheduledThreadPool(2, new AxonThreadFactory("coordinator"));
    private final ScheduledExecutorService workers =
            Executors.newScheduledThreadPool(4, new AxonThreadFactory("projection"));
    private final ExecutorService background = Executors.newCachedThreadPool(new AxonThreadFactory("replay"));
    private volatile boolean running;

    Projections(
            List<Projection> all,
            EventLog log,
            EventStoreTable store,
            TokenTable tokens,
            TransactionManager transactions,
            JdbcClient jdbc,
            Clock clock) {
        this.log = log;
        this.store = store;
        this.tokens = tokens;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
        all.forEach(projection -> {
            projections.put(projection.name(), projection);
            processors.put(projection.name(), processor(projection));
        });
    }

    private PooledStreamingEventProcessor processor(Projection projection) {
        var processor = PooledStreamingEventProcessor.builder()
                .name(projection.name())
                .eventHandlerInvoker(new Handlers(projection))
                .messageSource(log)
                .tokenStore(tokens)
                .transactionManager(transactions)
                .coordinatorExecutor(coordinators)
                .workerExecutor(workers)
                .initialSegmentCount(1)
                // From the first event; a head or replay token could already leave one out.
                .initialToken(source -> null)
                .batchSize(BATCH)
                .claimExtensionThreshold(CLAIM_RENEWAL_MILLIS)
                .enableCoordinatorClaimExtension()
                .errorHandler(failed -> {
                    failing.add(projection.name());
                    PropagatingErrorHandler.instance().handleError(failed);
                })
                .build();
        processor.registerHandlerInterceptor((batch, handlers) -> {
            batch.afterCommit(committed -> failing.remove(projection.name()));
            return handlers.proceed();
        });
        return processor;
    }

    /** All registered, whether or not they have begun. */
    public List<String> names() {
        return List.copyOf(processors.keySet());
    }

    /** Whether a batch failed and is being tried again. */
    boolean failing(String name) {
        return failing.contains(name) || processor(name).isError();
    }

    /** The last rebuild this node was asked for. */
    Optional<Rebuild> lastRebuild(String name) {
        return Optional.ofNullable(rebuilds.get(name));
    }

    /**
     * A rebuild is over once the position has come back to the target.
     *
     * @param target the store's head when it was asked for
     * @param emptied ends when the tables are empty and the projection reads again, or with what prevented it
     */
    record Rebuild(Instant requestedAt, long target, CompletableFuture<Void> emptied) {}

    /**
     * Empties a projection and lets it read everything again. Asked twice, it does it once.
     *
     * @return ends when the tables are empty and the projection reads again
     */
    public CompletableFuture<Void> rebuild(String name) {
        var processor = processor(name);
        return rebuilds.compute(
                        name, (key, last) -> last != null && !last.emptied().isDone() ? last : begin(name, processor))
                .emptied();
    }

    private Rebuild begin(String name, PooledStreamingEventProcessor processor) {
        LOG.info("Projection {} is rebuilt from zero.", name);
        var emptied = processor
                .shutdownAsync()
                .thenRunAsync(() -> transactions.executeInTransaction(() -> empty(name)), background)
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        LOG.error("Projection {} was not emptied and goes on as it was.", name, failure);
                    }
                    processor.start();
                });
        return new Rebuild(clock.instant(), store.head(), emptied);
    }

    private void empty(String name) {
        tokens.reset(name);
        jdbc.sql("TRUNCATE "
                        + String.join(
                                ", ",
                                projection(name).tables().stream()
                                        .map(table -> "readmodel." + table)
                                        .toList()))
                .update();
    }

    private PooledStreamingEventProcessor processor(String name) {
        return required(processors.get(name), name);
    }

    private Projection projection(String name) {
        return required(projections.get(name), name);
    }

    private static <T> T required(@Nullable T found, String name) {
        if (found == null) {
            throw new ProblemFound(Problem.PROJECTION_UNKNOWN);
        }
        return found;
    }

    @Override
    public void start() {
        running = true;
        background.execute(() -> {
            try {
                store.await();
                background.execute(log);
                processors.values().forEach(PooledStreamingEventProcessor::start);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Before the web server and the data source: what is read is finished first. */
    @Override
    public void stop() {
        running = false;
        CompletableFuture.allOf(processors.values().stream()
                        .filter(PooledStreamingEventProcessor::isRunning)
                        .map(PooledStreamingEventProcessor::shutdownAsync)
                        .toArray(CompletableFuture[]::new))
                .join();
        background.shutdownNow();
        coordinators.shutdown();
        workers.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** A projection's handlers. It takes every event, also those it has no handler for, so that its position never lags. */
    private static final class Handlers extends SimpleEventHandlerInvoker {
        Handlers(Projection projection) {
            super(SimpleEventHandlerInvoker.builder()
                    .eventHandlers(new AnnotationEventHandlerAdapter(
                            projection,
                            MultiParameterResolverFactory.ordered(
                                    new RecordedParameter(),
                                    ClasspathParameterResolverFactory.forClass(projection.getClass()))))
                    .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                    .sequencingPolicy(SequentialPerAggregatePolicy.instance()));
        }

        @Override
        public boolean canHandle(EventMessage<?> message, Segment segment) {
            return sequencingPolicyMatchesSegment(message, segment);
        }

        @Override
        public boolean canHandleType(Class<?> payloadType) {
            return true;
        }
    }
}
