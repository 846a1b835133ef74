package org.pulang.bench.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.pulang.personal.SensitiveModule;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Axon's JDBC engine with the schema it makes itself, as Boot would put it together, or as somebody who knows it would tune it:
 * larger batches, and a driver that sends them in one statement. Both write JSON by Jackson; Axon's default, XStream, cannot
 * write records.
 */
public final class StockJdbc {

    /** What a node needs of Axon's JDBC engine. */
    public record Parts(
            EmbeddedEventStore store,
            JdbcEventStorageEngine engine,
            ConnectionProvider connections,
            TransactionManager transactions,
            DataSource dataSource,
            Serializer serializer) {

        /** Its tokens, held in the name of a node. */
        public JdbcTokenStore tokens(UUID node) {
            return JdbcTokenStore.builder()
                    .connectionProvider(connections)
                    .serializer(serializer)
                    .nodeId(node.toString())
                    .build();
        }
    }

    private StockJdbc() {}

    public static Store open(Database database, int connections, boolean tuned) {
        var pool = database.pool(connections, tuned ? "?reWriteBatchedInserts=true" : "");
        var parts = parts(pool, tuned);
        parts.engine().createSchema(PostgresEventTableFactory.INSTANCE);
        parts.tokens(UUID.randomUUID()).createSchema(PostgresTokenTableFactory.INSTANCE);
        return new AxonStore(
                parts.store(),
                parts.engine(),
                parts.transactions(),
                List.of(() -> parts.store().shutDown(), pool));
    }

    public static Parts parts(DataSource dataSource, boolean tuned) {
        var transactions = new SpringTransactionManager(new JdbcTransactionManager(dataSource));
        var connections =
                new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
        var serializer = serializer();
        var engine = JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .persistenceExceptionResolver(new JdbcSQLErrorCodesResolver());
        if (tuned) {
            engine.batchSize(1_000);
        }
        var built = engine.build();
        return new Parts(
                EmbeddedEventStore.builder().storageEngine(built).build(),
                built,
                connections,
                transactions,
                dataSource,
                serializer);
    }

    static Serializer serializer() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(mapper -> mapper.addModule(new SensitiveModule())
                        .changeDefaultPropertyInclusion(
                                include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
                        // Without it the tokens of a processor that starts on a filled store cannot be read back.
                        .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                                .allowIfSubType("org.axonframework.")
                                .build()))
                .build();
    }
}
