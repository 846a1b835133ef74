package org.pulang.command.eventstore;

import java.time.Clock;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.pulang.store.EventMetadata;
import org.pulang.store.EventSerializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Axon's JDBC engine on PostgreSQL, in Spring's transaction, writing logical names and JSON. */
@Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {

    /** The events' table; the query service reads the same. */
    static final EventSchema SCHEMA = EventSchema.builder()
            .eventTable("eventstore.domain_event")
            .snapshotTable("eventstore.snapshot")
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
            .build();

    /** The service's clock; {@code pulang.clock.offset} moves it, so that tests need not wait for years to pass. */
    @Bean
    Clock clock(ClockSettings settings) {
        var clock = Clock.offset(Clock.systemUTC(), settings.offset());
        GenericEventMessage.clock = clock;
        return clock;
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer() {
        return new EventSerializer();
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
    }

    /** Two writers of one version: PostgreSQL says 23505, and that is a conflict, not a failure. */
    @Bean
    PersistenceExceptionResolver uniqueViolation() {
        return exception -> Stream.<Throwable>iterate(exception, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof java.sql.SQLException sql && "23505".equals(sql.getSQLState()));
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            @Qualifier("eventSerializer") Serializer eventSerializer,
            ConnectionProvider connections,
            TransactionManager transactions,
            PersistenceExceptionResolver uniqueViolation) {
        return JdbcEventStorageEngine.builder()
                .schema(SCHEMA)
                .eventSerializer(eventSerializer)
                .snapshotSerializer(eventSerializer)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .persistenceExceptionResolver(uniqueViolation)
                .build();
    }

    @Bean
    EventStore eventStore(EventStorageEngine engine) {
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    /** Event handlers write in the transaction of the events they handle: where one fails, nothing has happened. */
    @Bean
    ConfigurerModule handlersInTheTransaction() {
        return configurer -> configurer
                .eventProcessing()
                .usingSubscribingEventProcessors()
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance());
    }

    /** What a command's metadata pass on to its events; this replaces Axon's own keys. */
    @Bean
    CorrelationDataProvider eventMetadata() {
        return new SimpleCorrelationDataProvider(EventMetadata.ALL.toArray(String[]::new));
    }
}
