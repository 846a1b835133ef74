package org.pulang.command.eventstore;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.AbstractEventProcessor;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.serialization.Serializer;
import org.pulang.store.EventMetadata;
import org.pulang.store.EventSerializer;
import org.pulang.store.EventWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Our event store under Axon, in Spring's transactions, writing logical names and JSON. */
@Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {

    /** The service's clock; {@code pulang.clock.offset} moves it, so that tests need not wait for years to pass. */
    @Bean
    @DependsOnDatabaseInitialization
    Clock clock(DataSource dataSource, ClockSettings settings) {
        var clock = new StoreClock(PostgresEventStorage.beneath(dataSource), Clock.systemUTC(), settings.offset());
        GenericEventMessage.clock = clock;
        return clock;
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer() {
        return new EventSerializer();
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new StoreTransactions(dataSource);
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return PostgresEventStorage.transactions(transactions);
    }

    @Bean
    @DependsOnDatabaseInitialization
    PostgresEventStorage eventStorage(
            DataSource dataSource,
            Clock clock,
            EventStoreSettings settings,
            EventWriter writer,
            ObjectProvider<EventProcessingConfiguration> processing,
            MeterRegistry meters) {
        return new PostgresEventStorage(dataSource, clock, settings, writer, followed(processing), meters);
    }

    /** Asked only when events flow: the handlers themselves hang on the store. */
    private static Predicate<Class<?>> followed(ObjectProvider<EventProcessingConfiguration> processing) {
        Map<Class<?>, Boolean> known = new ConcurrentHashMap<>();
        return type -> known.computeIfAbsent(
                type,
                event -> processing.getObject().eventProcessors().values().stream()
                        .anyMatch(processor -> !(processor instanceof AbstractEventProcessor handlers)
                                || handlers.eventHandlerInvoker().canHandleType(event)));
    }

    @Bean
    EventStore eventStore(PostgresEventStorage storage) {
        return new PostgresEventStore(storage);
    }

    @Bean
    @DependsOnDatabaseInitialization
    StoreChecks storeChecks(DataSource dataSource) {
        return new StoreChecks(PostgresEventStorage.beneath(dataSource));
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
