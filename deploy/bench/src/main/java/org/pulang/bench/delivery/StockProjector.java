package org.pulang.bench.delivery;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.pulang.bench.store.Database;
import org.pulang.bench.store.StockJdbc;
import org.pulang.event.NoteAdded;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Axon's pooled processor with its JDBC token store and a statement per event: 16 segments, 4 threads, batches of one as it comes;
 * 2 segments, 2 threads, batches of 1,000 tuned for two cores.
 */
final class StockProjector implements Projector {

    private final HikariDataSource pool;
    private final StockJdbc.Parts parts;
    private final ScheduledExecutorService coordinator;
    private final ScheduledExecutorService workers;
    private final PooledStreamingEventProcessor processor;

    StockProjector(Database database, UUID node, boolean tuned) {
        pool = database.pool(10, tuned ? "?reWriteBatchedInserts=true" : "");
        parts = StockJdbc.parts(pool, tuned);
        coordinator = Executors.newScheduledThreadPool(1, new AxonThreadFactory("coordinator"));
        workers = Executors.newScheduledThreadPool(tuned ? 2 : 4, new AxonThreadFactory("workers"));
        var builder = PooledStreamingEventProcessor.builder()
                .name("counter")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(new Counter(new JdbcTemplate(pool)))
                        .build())
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(parts.store())
                .tokenStore(parts.tokens(node))
                .transactionManager(parts.transactions())
                .coordinatorExecutor(coordinator)
                .workerExecutor(workers)
                .initialToken(StreamableMessageSource::createTailToken);
        if (tuned) {
            builder.batchSize(1_000).initialSegmentCount(2);
        }
        processor = builder.build();
        processor.start();
    }

    @Override
    public void close() {
        processor.shutDown();
        coordinator.shutdownNow();
        workers.shutdownNow();
        parts.store().shutDown();
        pool.close();
    }

    /** The handler as one writes it. */
    static final class Counter {

        private final JdbcTemplate jdbc;

        Counter(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @EventHandler
        void on(NoteAdded event, @SequenceNumber long version) {
            jdbc.update("""
                    INSERT INTO counter AS counted VALUES (?, 1, ?)
                    ON CONFLICT (stream) DO UPDATE
                    SET events = counted.events + 1, last_version = excluded.last_version
                    """, event.caseId().value(), version);
        }
    }
}
