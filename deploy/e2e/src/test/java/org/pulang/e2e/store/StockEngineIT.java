package org.pulang.e2e.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Axon's own JDBC engine with its defaults, held against the same verdict: if nothing were lost there, a clean verdict on
 * ours would say nothing.
 */
class StockEngineIT {

    private static final int BURST = 20_000;

    private static Server server;

    private String database;

    @BeforeAll
    static void start() {
        server = Server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void createTable() throws SQLException {
        database = server.freshDatabase();
        engine(() -> server.connect(database)).createSchema(PostgresEventTableFactory.INSTANCE);
    }

    /** A gap is forgotten once there are 10,000 newer events. */
    @Test
    void losesAnAppendHeldOpenBehindABurst() throws Exception {
        var verdict = verdictOfBurstBehindHeldAppend(BURST, 0, false);

        System.out.println("Stock engine, append held open, 20,000 events behind it: " + verdict);
        assertThat(verdict.lost()).isPositive();
    }

    /** A token taken at the head knows of no gap at all. */
    @Test
    void losesAnAppendHeldOpenUnderATokenTakenAtTheHead() throws Exception {
        var verdict = verdictOfBurstBehindHeldAppend(10, 0, true);

        System.out.println("Stock engine, head token taken behind an append held open: " + verdict);
        assertThat(verdict.lost()).isPositive();
    }

    /** A gap is forgotten once its neighbour is a minute old, as soon as there are 250 of them. */
    @Test
    @EnabledIfSystemProperty(named = "pulang.torture", matches = "long")
    void losesAnAppendHeldOpenForAMinute() throws Exception {
        var verdict = verdictOfBurstBehindHeldAppend(1_000, 65, false);

        System.out.println("Stock engine, append held open for a minute: " + verdict);
        assertThat(verdict.lost()).isPositive();
    }

    private Verdict verdictOfBurstBehindHeldAppend(int burst, int seconds, boolean headToken) throws Exception {
        var engine = engine(() -> server.connect(database));
        var store = EmbeddedEventStore.builder().storageEngine(engine).build();
        engine.appendEvents(events(1));
        try (var held = server.connect(database)) {
            held.setAutoCommit(false);
            // Two events with a gap of 300 between them: gaps are looked after from 250 on.
            engine(() -> keptOpen(held)).appendEvents(events(1));
            burnGaps(headToken ? 0 : 300);
            engine.appendEvents(events(1));
            var token = headToken ? engine.createHeadToken() : null;
            var delivered = new ArrayList<Place>();
            try (var stream = store.openStream(token)) {
                for (int written = 0; written < burst; written += 1_000) {
                    engine.appendEvents(events(Math.min(burst, 1_000)));
                    read(stream, delivered, 50);
                }
                Thread.sleep(seconds * 1_000L);
                engine.appendEvents(events(10));
                read(stream, delivered, 1_000);
                held.commit();
                engine.appendEvents(events(10));
                read(stream, delivered, 3_000);
            }
            // Whoever begins at the head asked for nothing older than that: only what was written later counts.
            var behind = headToken ? 3L : 0L;
            return Verdict.of(
                    places().stream()
                            .filter(place -> place.position() == 2 || place.position() > behind)
                            .toList(),
                    delivered);
        } finally {
            store.shutDown();
        }
    }

    private void burnGaps(int gaps) throws SQLException {
        try (var connection = server.connect(database);
                var statement = connection.createStatement()) {
            statement.execute("""
                    SELECT count(nextval(pg_get_serial_sequence('domainevententry', 'globalindex')))
                    FROM generate_series(1, %d)
                    """.formatted(gaps));
        }
    }

    /** Until nothing has come for that long. */
    private static void read(BlockingStream<TrackedEventMessage<?>> stream, List<Place> delivered, int milliseconds)
            throws InterruptedException {
        while (stream.hasNextAvailable(milliseconds, TimeUnit.MILLISECONDS)) {
            var message = stream.nextAvailable();
            var event = (DomainEventMessage<?>) message;
            delivered.add(new Place(
                    message.trackingToken().position().orElseThrow(),
                    event.getAggregateIdentifier(),
                    event.getSequenceNumber()));
        }
    }

    private List<Place> places() throws SQLException {
        try (var connection = server.connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT globalindex, aggregateidentifier, sequencenumber FROM domainevententry
                        ORDER BY globalindex
                        """)) {
            var places = new ArrayList<Place>();
            while (rows.next()) {
                places.add(new Place(rows.getLong(1), rows.getString(2), rows.getLong(3)));
            }
            return places;
        }
    }

    private static List<DomainEventMessage<?>> events(int count) {
        var stream = UUID.randomUUID().toString();
        return IntStream.range(0, count)
                .<DomainEventMessage<?>>mapToObj(
                        version -> new GenericDomainEventMessage<>("Case", stream, version, "noted"))
                .toList();
    }

    private static JdbcEventStorageEngine engine(ConnectionProvider connections) {
        var serializer = Jackson3Serializer.builder().build();
        return JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(NoTransactionManager.INSTANCE)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
    }

    /** The engine closes what it was given; a transaction that goes on must not mind. */
    private static Connection keptOpen(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(connection, arguments));
    }
}
