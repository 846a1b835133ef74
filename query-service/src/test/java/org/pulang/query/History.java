package org.pulang.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.pulang.event.CaseEvent;
import org.pulang.event.ProviderEvent;
import org.pulang.query.replay.Positions;
import org.pulang.query.replay.Projections;
import org.pulang.store.EventMetadata;
import org.pulang.store.EventSerializer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells the service a history, as the command service would have stored it, and waits until every projection knows it. Each
 * event is recorded a minute after the one before, from 1 February 2026, 10.00 in Jakarta, by {@code worker-1}; the service's
 * clock stands at 1 March 2026, 10.00.
 */
@TestConfiguration(proxyBeanMethods = false)
public class History {

    public static final Instant BEGINNING = Instant.parse("2026-02-01T03:00:00Z");
    public static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EventStorageEngine engine;
    private final TransactionManager transactions;
    private final JdbcClient jdbc;
    private final Projections projections;
    private final Positions positions;
    private Instant nextRecordedAt = BEGINNING;
    private String actor = "worker-1";

    History(
            DataSource database,
            TransactionManager transactions,
            JdbcClient jdbc,
            Projections projections,
            Positions positions) {
        this.engine = engine(database, transactions);
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.projections = projections;
        this.positions = positions;
    }

    /** The store's engine as the command service configures it. */
    private static EventStorageEngine engine(DataSource database, TransactionManager transactions) {
        var serializer = new EventSerializer();
        return JdbcEventStorageEngine.builder()
                .schema(EventSchema.builder()
                        .eventTable("eventstore.domain_event")
                        .globalIndexColumn("global_index")
                        .eventIdentifierColumn("event_identifier")
                        .aggregateIdentifierColumn("aggregate_identifier")
                        .sequenceNumberColumn("sequence_number")
                        .typeColumn("type")
                        .payloadTypeColumn("payload_type")
                        .payloadRevisionColumn("payload_revision")
                        .payloadColumn("payload")
                        .metaDataColumn("meta_data")
                        .timestampColumn("time_stamp")
                        .build())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .connectionProvider(new SpringDataSourceConnectionProvider(database))
                .transactionManager(transactions)
                .build();
    }

    @Bean
    @Primary
    static Clock testClock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    /** Nothing has happened. */
    public History clear() {
        jdbc.sql("TRUNCATE eventstore.domain_event RESTART IDENTITY").update();
        CompletableFuture.allOf(
                        projections.names().stream().map(projections::rebuild).toArray(CompletableFuture[]::new))
                .join();
        nextRecordedAt = BEGINNING;
        actor = "worker-1";
        return this;
    }

    /** Who records what follows. */
    public History by(String staffId) {
        actor = staffId;
        return this;
    }

    /** When the next event is recorded; the others follow by the minute. */
    public History at(Instant recordedAt) {
        nextRecordedAt = recordedAt;
        return this;
    }

    /** Appends events in one transaction and waits for every projection; returns the last position. */
    public long record(Object... events) {
        append(events);
        long head = jdbc.sql("SELECT max(global_index) FROM eventstore.domain_event")
                .query(Long.class)
                .single();
        awaitAll(head);
        return head;
    }

    /** Appends events without waiting for anybody. */
    public void append(Object... events) {
        transactions.executeInTransaction(() -> {
            List<DomainEventMessage<?>> messages = new ArrayList<>();
            for (var event : events) {
                messages.add(message(event, messages));
                nextRecordedAt = nextRecordedAt.plus(Duration.ofMinutes(1));
            }
            engine.appendEvents(messages);
        });
    }

    private DomainEventMessage<?> message(Object event, List<DomainEventMessage<?>> before) {
        var stream = stream(event);
        long version = engine.lastSequenceNumberFor(stream).orElse(-1L)
                + 1
                + before.stream()
                        .filter(message -> message.getAggregateIdentifier().equals(stream))
                        .count();
        var command = UUID.randomUUID().toString();
        return new GenericDomainEventMessage<>(
                event instanceof CaseEvent ? "ReintegrationCase" : "ServiceProvider",
                stream,
                version,
                event,
                MetaData.with(EventMetadata.ACTOR, actor)
                        .and(EventMetadata.ORGANISATION, "dinsos-32-73")
                        .and(EventMetadata.ROLE, "Caseworker")
                        .and(EventMetadata.PURPOSE, "Services")
                        .and(EventMetadata.CORRELATION_ID, command)
                        .and(EventMetadata.COMMAND_ID, command),
                UUID.randomUUID().toString(),
                nextRecordedAt);
    }

    private static String stream(Object event) {
        return event instanceof CaseEvent ofCase
                ? ofCase.caseId().toString()
                : ((ProviderEvent) event).providerId().toString();
    }

    /** Reads everything again from zero and waits; the caller compares {@link #rows} before and after. */
    public void rebuild(String projection) {
        long head = jdbc.sql("SELECT coalesce(max(global_index), 0) FROM eventstore.domain_event")
                .query(Long.class)
                .single();
        projections.rebuild(projection).join();
        awaitAll(head);
    }

    private void awaitAll(long head) {
        try {
            assertThat(positions.await(head, PATIENCE, projections.names()))
                    .as("all projections have come to position %s", head)
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every row of a read-model table as JSON text, in a fixed order. */
    public String rows(String table) {
        return jdbc
                .sql("SELECT to_jsonb(t)::text FROM readmodel.%s t ORDER BY 1".formatted(table))
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.joining("\n"));
    }
}
