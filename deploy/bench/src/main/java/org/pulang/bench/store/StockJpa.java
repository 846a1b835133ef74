package org.pulang.bench.store;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.axonframework.common.jpa.SimpleEntityManagerProvider;
import org.axonframework.eventhandling.tokenstore.jpa.TokenEntry;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jpa.DomainEventEntry;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SQLErrorCodesResolver;
import org.axonframework.eventsourcing.eventstore.jpa.SnapshotEventEntry;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;

/** Axon's JPA engine on Hibernate with the settings Boot gives both: what a project on PostgreSQL gets without asking. */
final class StockJpa {

    private StockJpa() {}

    static Store open(Database database, int connections) throws Exception {
        var pool = database.pool(connections);
        var factory = new HibernatePersistenceConfiguration("axon")
                .managedClasses(DomainEventEntry.class, SnapshotEventEntry.class, TokenEntry.class)
                .property("hibernate.connection.datasource", pool)
                .property("hibernate.hbm2ddl.auto", "create")
                .property("hibernate.physical_naming_strategy", PhysicalNamingStrategySnakeCaseImpl.class.getName())
                .createEntityManagerFactory();
        var transactions = new SpringTransactionManager(new JpaTransactionManager(factory));
        EntityManager manager = SharedEntityManagerCreator.createSharedEntityManager(factory);
        var serializer = StockJdbc.serializer();
        var engine = JpaEventStorageEngine.builder()
                .entityManagerProvider(new SimpleEntityManagerProvider(manager))
                .transactionManager(transactions)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .persistenceExceptionResolver(new SQLErrorCodesResolver(pool))
                .build();
        var store = EmbeddedEventStore.builder().storageEngine(engine).build();
        return new AxonStore(store, engine, transactions, List.of(() -> store.shutDown(), factory, pool));
    }
}
