package org.pulang.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.pulang.command.PostgresForTests;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.event.NoteAdded;
import org.pulang.event.ProviderResumed;
import org.pulang.keys.KeyRing;
import org.pulang.personal.Purpose;
import org.pulang.personal.Sensitive;
import org.pulang.store.EventWriter;
import org.pulang.store.SealingEventWriter;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.NoteId;
import org.pulang.vocabulary.NoteVisibility;
import org.pulang.vocabulary.ProviderId;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** The store's promises, kept by PostgreSQL itself. */
class EventStoreIT {

    private static final KeyRing KEYS = KeyRing.inMemory();
    private static final EventWriter WRITER = new SealingEventWriter(KEYS);
    private static final EventStoreSettings PLAIN = new EventStoreSettings(DataSize.ofBytes(0), false);
    private static final EventStoreSettings REMEMBERING = new EventStoreSettings(DataSize.ofMegabytes(8), false);
    private static final EventStoreSettings GROUPING = new EventStoreSettings(DataSize.ofMegabytes(8), true);

    private static String database;
    private static HikariDataSource pool;
    private static JdbcClient jdbc;
    private static PostgresEventStorage store;

    @BeforeAll
    static void start() {
        database = PostgresForTests.freshDatabase();
        pool = pool(database);
        Flyway.configure()
                .dataSource(pool)
                .schemas("eventstore")
                .locations("classpath:db/eventstore")
                .load()
                .migrate();
        jdbc = JdbcClient.create(pool);
        store = PostgresEventStorage.on(pool, Clock.systemUTC(), PLAIN, WRITER);
    }

    @AfterAll
    static void stop() {
        store.close();
        pool.close();
    }

    @Test
    void readsBackWhatWasAppended() {
        var stream = UUID.randomUUID();
        var written = notes(stream, 0, 3);
        store.appendEvents(written);
        var read = read(store, stream);
        assertThat(read).hasSize(3);
        for (int i = 0; i < 3; i++) {
            var note = (NoteAdded) read.get(i).getPayload();
            var told = (NoteAdded) written.get(i).getPayload();
            assertThat(note.noteId()).isEqualTo(told.noteId());
            assertThat(note.text().reveal(Purpose.Services, KEYS, note.caseId().value()))
                    .contains(told.text().reveal(Purpose.Services));
            assertThat(read.get(i).getMetaData()).isEqualTo(written.get(i).getMetaData());
            assertThat(read.get(i).getIdentifier()).isEqualTo(written.get(i).getIdentifier());
            assertThat(read.get(i).getSequenceNumber()).isEqualTo(i);
            assertThat(read.get(i).getType()).isEqualTo("ReintegrationCase");
        }
        assertThat(store.lastSequenceNumberFor(stream.toString())).contains(2L);
        assertThat(store.readEvents(stream.toString(), 2).asStream()).hasSize(1);
        assertThat(read(store, UUID.randomUUID())).isEmpty();
    }

    @Test
    void givesPositionsInTheOrderOfTheEvents() {
        var one = UUID.randomUUID();
        var other = UUID.randomUUID();
        var events = new ArrayList<EventMessage<?>>();
        for (int i = 0; i < 600; i++) {
            events.add(note(one, i));
            events.add(note(other, i));
        }
        store.appendEvents(events);
        assertThat(jdbc.sql("SELECT event_id::text FROM eventstore.event WHERE stream IN (?, ?) ORDER BY position")
                        .params(one, other)
                        .query(String.class)
                        .list())
                .isEqualTo(events.stream().map(EventMessage::getIdentifier).toList());
    }

    @Test
    void leavesNoGapInAStream() {
        var stream = UUID.randomUUID();
        assertThatThrownBy(() -> store.appendEvents(notes(stream, 1, 1))).isInstanceOf(ConcurrencyException.class);
        store.appendEvents(notes(stream, 0, 1));
        assertThatThrownBy(() -> store.appendEvents(notes(stream, 2, 1))).isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> store.appendEvents(notes(stream, 0, 2)))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThat(versions(stream)).containsExactly(0);
    }

    @Test
    void appendsToNoStreamIfOneStandsElsewhere() {
        var one = UUID.randomUUID();
        var other = UUID.randomUUID();
        var events = new ArrayList<EventMessage<?>>(notes(one, 0, 1));
        events.addAll(notes(other, 4, 1));
        assertThatThrownBy(() -> store.appendEvents(events)).isInstanceOf(RuntimeException.class);
        assertThat(versions(one)).isEmpty();
        var many = new ArrayList<EventMessage<?>>(notes(one, 0, 1500));
        many.addAll(notes(other, 4, 1));
        assertThatThrownBy(() -> store.appendEvents(many)).isInstanceOf(RuntimeException.class);
        assertThat(versions(one)).isEmpty();
        store.appendEvents(notes(one, 0, 1500));
        assertThat(versions(one)).hasSize(1500);
    }

    @Test
    void learnsOfAnotherWritersVersionOnceThatIsCommitted() {
        var stream = UUID.randomUUID();
        store.appendEvents(notes(stream, 0, 1));
        var waiting = behindAnOpenTransaction(
                open -> open.appendEvents(notes(stream, 1, 1)), () -> store.appendEvents(notes(stream, 1, 1)));
        assertThatThrownBy(waiting::call).isInstanceOf(ConcurrencyException.class);
        assertThat(versions(stream)).containsExactly(0, 1);
    }

    @Test
    void appendsNothingForATwinThatWaited() {
        var stream = UUID.randomUUID();
        var key = key("twin", "same");
        var other = UUID.randomUUID();
        var waiting = behindAnOpenTransaction(
                open -> attempt(open, stream, null, key, () -> open.appendEvents(notes(stream, 0, 2))),
                () -> attempt(store, other, null, key, () -> store.appendEvents(notes(other, 0, 1))));
        assertThatThrownBy(waiting::call).isInstanceOf(CommandRepeated.class);
        assertThat(versions(other)).isEmpty();
        var outcome = store.outcome(key).orElseThrow();
        assertThat(outcome.stream()).isEqualTo(stream);
        assertThat(outcome.version()).isEqualTo(1);
        assertThat(outcome.events()).hasSize(2);
        assertThatThrownBy(() -> store.outcome(key("twin", "another"))).isInstanceOf(CommandRefused.class);
    }

    @Test
    void keepsNoKeyOfAnAppendThatIsRefused() {
        var stream = UUID.randomUUID();
        var key = key("refused", "body");
        assertThatThrownBy(() -> attempt(store, stream, null, key, () -> store.appendEvents(notes(stream, 5, 1))))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(store.outcome(key)).isEmpty();
    }

    @Test
    void tellsARepeatedCommandBeforeItIsDecided() {
        var stream = UUID.randomUUID();
        var key = key("repeated", "body");
        attempt(store, stream, null, key, () -> store.appendEvents(notes(stream, 0, 1)));
        assertThatThrownBy(() -> attempt(store, stream, null, key, () -> read(store, stream)))
                .isInstanceOf(CommandRepeated.class);
        attempt(store, stream, null, key("another", "body"), () -> read(store, stream));
    }

    @Test
    void keepsTheKeyOfACommandThatChangedNothing() {
        var stream = UUID.randomUUID();
        store.appendEvents(notes(stream, 0, 3));
        var key = key("nothing", "body");
        var unchanged = Objects.requireNonNull(
                attempt(store, stream, null, key, () -> read(store, stream)).outcome());
        store.keep(key, unchanged);
        store.appendEvents(notes(stream, 3, 1));
        assertThat(store.outcome(key)).contains(unchanged);
        assertThat(unchanged.version()).isEqualTo(2);
        assertThat(unchanged.position()).isEqualTo(positions(stream).get(2));
        assertThatThrownBy(() -> store.keep(key, unchanged)).isInstanceOf(CommandRepeated.class);
    }

    @Test
    void refusesAnotherVersionOrKindThanExpected() {
        var stream = UUID.randomUUID();
        store.appendEvents(notes(stream, 0, 3));
        attempt(store, stream, 2L, null, () -> read(store, stream)).compare();
        var late = attempt(store, stream, 1L, null, () -> read(store, stream));
        assertThatThrownBy(late::compare)
                .isInstanceOfSatisfying(
                        VersionMismatch.class,
                        mismatch -> assertThat(mismatch.current()).isEqualTo(2));
        assertThatThrownBy(() -> attempt(store, stream, 1L, null, () -> {
                    read(store, stream);
                    store.appendEvents(notes(stream, 3, 1));
                }))
                .isInstanceOf(VersionMismatch.class);
        assertThat(versions(stream)).hasSize(3);
        var provider = new ProviderId(UUID.randomUUID());
        store.appendEvents(List.of(new GenericDomainEventMessage<>(
                "ServiceProvider", provider.toString(), 0, new ProviderResumed(provider))));
        assertThatThrownBy(() -> attempt(store, provider.value(), null, null, () -> read(store, provider.value())))
                .isInstanceOf(AggregateNotFoundException.class);
    }

    @Test
    void leavesNothingOfATransactionRolledBack() {
        var stream = UUID.randomUUID();
        var lazy = new LazyConnectionDataSourceProxy(pool);
        try (var transacting = PostgresEventStorage.on(lazy, Clock.systemUTC(), PLAIN, WRITER)) {
            transaction(lazy, "another's").executeWithoutResult(status -> {
                transacting.appendEvents(notes(stream, 0, 1));
                status.setRollbackOnly();
            });
            assertThat(versions(stream)).isEmpty();
            assertThatThrownBy(() -> transaction(lazy, PostgresEventStorage.COMMAND)
                            .executeWithoutResult(status -> {
                                JdbcClient.create(lazy)
                                        .sql("INSERT INTO eventstore.case_number VALUES ('99', 2026, 1)")
                                        .update();
                                transacting.appendEvents(notes(stream, 0, 1));
                                throw new IllegalStateException("a rule, later");
                            }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(versions(stream)).isEmpty();
            assertThat(jdbc.sql("SELECT count(*) FROM eventstore.case_number WHERE province = '99'")
                            .query(Long.class)
                            .single())
                    .isZero();
            transaction(lazy, PostgresEventStorage.COMMAND)
                    .executeWithoutResult(status -> transacting.appendEvents(notes(stream, 0, 1)));
            assertThat(versions(stream)).containsExactly(0);
        }
    }

    @Test
    void loadsInOneRoundTripAndAppendsInOne() throws Exception {
        var port = Integer.parseInt(database.replaceFirst(".*:(\\d+)/.*", "$1"));
        var stream = UUID.randomUUID();
        // What the pool asks of connections that were idle is not our matter here.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "600000");
        try (var trips = new RoundTrips(port);
                var counted = pool(database.replace(":" + port + "/", ":" + trips.port() + "/"));
                var over = PostgresEventStorage.on(counted, Clock.systemUTC(), REMEMBERING, WRITER)) {
            fill(counted);
            for (int version = 0; version < 12; version += 2) {
                // From the sixth time on PostgreSQL keeps the plan.
                attempted(over, stream, version);
            }
            assertThat(trips.during(() -> read(over, stream))).isEqualTo(1);
            assertThat(trips.during(() -> attempt(over, stream, 11L, key("trip", "a"), () -> read(over, stream))))
                    .isEqualTo(1);
            assertThat(trips.during(() -> over.appendEvents(notes(stream, 12, 1))))
                    .isEqualTo(1);
            assertThat(trips.during(() -> attempt(
                            over, stream, null, key("trip", "b"), () -> over.appendEvents(notes(stream, 13, 20)))))
                    .isEqualTo(1);
            var lazy = new LazyConnectionDataSourceProxy(counted);
            lazy.checkDefaultConnectionProperties();
            try (var transacting = PostgresEventStorage.on(lazy, Clock.systemUTC(), PLAIN, WRITER)) {
                // BEGIN rides on the first statement, COMMIT is the other trip; nobody but us knows that nothing else
                // is written.
                assertThat(trips.during(() -> transaction(lazy, "another's")
                                .executeWithoutResult(status -> transacting.appendEvents(notes(stream, 33, 1)))))
                        .isEqualTo(2);
                assertThat(trips.during(() -> transaction(lazy, PostgresEventStorage.COMMAND)
                                .executeWithoutResult(status -> transacting.appendEvents(notes(stream, 34, 1)))))
                        .isEqualTo(1);
            }
        } finally {
            System.clearProperty("com.zaxxer.hikari.aliveBypassWindowMs");
        }
    }

    @Test
    void readsOnWhereItLastStoppedReading() {
        var stream = UUID.randomUUID();
        try (var remembering = PostgresEventStorage.on(pool, Clock.systemUTC(), REMEMBERING, WRITER)) {
            store.appendEvents(notes(stream, 0, 3));
            assertThat(read(remembering, stream)).hasSize(3);
            store.appendEvents(notes(stream, 3, 2));
            var read = read(remembering, stream);
            assertThat(read.stream().map(DomainEventMessage::getSequenceNumber)).containsExactly(0L, 1L, 2L, 3L, 4L);
            assertThat(read(remembering, stream)).isEqualTo(read);
        }
    }

    @Test
    void readsEverythingAgainWhereAnotherEventStandsThanRemembered() {
        var stream = UUID.randomUUID();
        try (var remembering = PostgresEventStorage.on(pool, Clock.systemUTC(), REMEMBERING, WRITER)) {
            store.appendEvents(notes(stream, 0, 3));
            read(remembering, stream);
            // As after a failover that lost the tail: the owner takes the row away, another is written in its place.
            jdbc.sql("ALTER TABLE eventstore.event DISABLE TRIGGER event_is_append_only")
                    .update();
            jdbc.sql("DELETE FROM eventstore.event WHERE stream = ? AND version > 0")
                    .param(stream)
                    .update();
            jdbc.sql("ALTER TABLE eventstore.event ENABLE ALWAYS TRIGGER event_is_append_only")
                    .update();
            assertThat(read(remembering, stream)).hasSize(1);
            store.appendEvents(notes(stream, 1, 1));
            assertThat(ids(read(remembering, stream))).isEqualTo(ids(read(store, stream)));
        }
    }

    @Test
    void givesEachOfAGroupItsOwnOutcome() throws Exception {
        var streams = Stream.generate(UUID::randomUUID).limit(6).toList();
        var won = new ConcurrentHashMap<UUID, List<Long>>();
        try (var grouping = PostgresEventStorage.on(pool, Clock.systemUTC(), GROUPING, WRITER)) {
            var same = key("group twin", "body");
            var outcomes = together(24, client -> () -> {
                var conflicts = 0;
                for (int i = 0; i < 40; i++) {
                    var stream = streams.get((client + i) % streams.size());
                    var version =
                            grouping.lastSequenceNumberFor(stream.toString()).orElse(-1L) + 1;
                    try {
                        var key = i == 39 ? same : client % 2 == 0 ? null : key(client + "/" + i, "body");
                        var attempt = attempt(
                                grouping, stream, null, key, () -> grouping.appendEvents(notes(stream, version, 2)));
                        var outcome = Objects.requireNonNull(attempt.outcome());
                        won.computeIfAbsent(stream, known -> new ArrayList<>());
                        synchronized (won) {
                            won.get(stream).add(outcome.version());
                        }
                        assertThat(store.lastSequenceNumberFor(stream.toString())
                                        .orElseThrow())
                                .isGreaterThanOrEqualTo(outcome.version());
                    } catch (ConcurrencyException | AggregateStreamCreationException | CommandRepeated e) {
                        conflicts++;
                    }
                }
                return conflicts;
            });
            assertThat(outcomes.stream().mapToInt(Integer::intValue).sum()).isPositive();
        }
        for (var stream : streams) {
            var versions = versions(stream);
            assertThat(versions)
                    .isEqualTo(IntStream.range(0, versions.size()).boxed().toList());
            assertThat(won.get(stream))
                    .containsExactlyInAnyOrderElementsOf(LongStream.range(0, versions.size() / 2)
                            .map(i -> 2 * i + 1)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void saysSoWhereNoConnectionIsToBeHad() throws SQLException {
        var settings = settings(database);
        settings.setMaximumPoolSize(1);
        // The one that is taken has to be made in this time, too.
        settings.setConnectionTimeout(2_000);
        try (var small = new HikariDataSource(settings);
                var crowded = PostgresEventStorage.on(small, Clock.systemUTC(), PLAIN, WRITER);
                var taken = small.getConnection()) {
            assertThat(taken.isClosed()).isFalse();
            assertThatThrownBy(() -> read(crowded, UUID.randomUUID()))
                    .isInstanceOf(CannotGetJdbcConnectionException.class);
            assertThatThrownBy(() -> crowded.appendEvents(notes(UUID.randomUUID(), 0, 1)))
                    .isInstanceOf(CannotGetJdbcConnectionException.class);
        }
    }

    @Test
    void tellsListenersOfNewEvents() throws Exception {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("LISTEN pulang_event");
            store.appendEvents(notes(UUID.randomUUID(), 0, 1));
            assertThat(connection.unwrap(PGConnection.class).getNotifications(60_000))
                    .isNotEmpty();
            statement.execute("UNLISTEN *");
        }
    }

    @Test
    void drawsNoTypeIdsAtALaterStart() throws SQLException {
        var before = lastType();
        try (var connection = pool.getConnection()) {
            EventTypes.entered(connection);
        }
        assertThat(lastType()).isEqualTo(before);
    }

    @Test
    void findsATypeThatNewerSoftwareEntered() throws SQLException {
        try (var connection = pool.getConnection()) {
            var types = EventTypes.entered(connection);
            var id = jdbc.sql("""
                            INSERT INTO eventstore.type (name, revision, stream_type)
                            VALUES ('EventOfTomorrow', 1, 'ReintegrationCase') RETURNING id
                            """).query(Short.class).single();
            assertThat(types.of(id, connection).name()).isEqualTo("EventOfTomorrow");
            assertThatThrownBy(() -> types.of((short) -1, connection)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void startsOnlyOnADatabaseThatKeepsItsPromises() {
        var other = PostgresForTests.freshDatabase();
        try (var bare = pool(other)) {
            Flyway.configure()
                    .dataSource(bare)
                    .schemas("eventstore")
                    .locations("classpath:db/eventstore")
                    .load()
                    .migrate();
            new StoreChecks(bare);
            var owner = JdbcClient.create(bare);
            owner.sql("ALTER TABLE eventstore.event ALTER COLUMN position SET CACHE 10")
                    .update();
            assertThatThrownBy(() -> new StoreChecks(bare)).hasMessageContaining("drawn singly");
            owner.sql("ALTER TABLE eventstore.event ALTER COLUMN position SET CACHE 1")
                    .update();
            owner.sql("ALTER TABLE eventstore.event DISABLE TRIGGER event_holds_horizon")
                    .update();
            assertThatThrownBy(() -> new StoreChecks(bare)).hasMessageContaining("horizon");
            owner.sql("ALTER TABLE eventstore.event ENABLE TRIGGER event_holds_horizon")
                    .update();
            assertThatThrownBy(() -> new StoreChecks(bare)).hasMessageContaining("horizon");
            owner.sql("ALTER TABLE eventstore.event ENABLE ALWAYS TRIGGER event_holds_horizon")
                    .update();
            new StoreChecks(bare);
        }
    }

    @Test
    void tellsTheDatabasesTimeOnAMachineWhoseClockIsWrong() {
        var wrong = Clock.offset(Clock.systemUTC(), Duration.ofHours(-5));
        try (var clock = new StoreClock(pool, wrong, Duration.ZERO);
                var later = new StoreClock(pool, wrong, Duration.ofDays(30))) {
            var there =
                    jdbc.sql("SELECT clock_timestamp()").query(Instant.class).single();
            assertThat(Duration.between(there, clock.instant()).abs()).isLessThan(Duration.ofMinutes(10));
            assertThat(Duration.between(clock.instant(), later.instant())).isGreaterThan(Duration.ofDays(29));
            var now = clock.instant();
            assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MICROS));
        }
    }

    /** The outcome of the second, which began to wait while the first one's transaction was open. */
    private static Callable<@Nullable Void> behindAnOpenTransaction(
            Consumer<PostgresEventStorage> first, Runnable second) {
        var lazy = new LazyConnectionDataSourceProxy(pool);
        try (var open = PostgresEventStorage.on(lazy, Clock.systemUTC(), PLAIN, WRITER)) {
            var waiting = Objects.requireNonNull(transaction(lazy, "another's").execute(status -> {
                first.accept(open);
                var started = CompletableFuture.runAsync(second);
                awaitAWaiter();
                return started;
            }));
            return () -> {
                try {
                    return waiting.join();
                } catch (CompletionException e) {
                    throw (RuntimeException) e.getCause();
                }
            };
        }
    }

    private static void awaitAWaiter() {
        while (jdbc.sql("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'
                        """).query(Long.class).single() == 0) {
            Thread.onSpinWait();
        }
    }

    private static TransactionTemplate transaction(LazyConnectionDataSourceProxy lazy, String name) {
        var definition = new DefaultTransactionDefinition();
        definition.setName(name);
        return new TransactionTemplate(new StoreTransactions(lazy), definition);
    }

    private static void attempted(PostgresEventStorage over, UUID stream, int version) {
        attempt(over, stream, null, key("warm " + version, "body"), () -> {
            read(over, stream);
            over.appendEvents(notes(stream, version, 1));
        });
        read(over, stream);
        over.appendEvents(notes(stream, version + 1, 1));
    }

    /** As a command would: in a unit of work that carries the attempt. */
    private static Attempt attempt(
            PostgresEventStorage on, UUID stream, @Nullable Long expected, @Nullable CommandKey key, Runnable step) {
        var attempt = new Attempt(stream, "ReintegrationCase", expected, key);
        var command = new GenericCommandMessage<>("command", attempt.in(MetaData.emptyInstance()));
        var result = DefaultUnitOfWork.startAndGet(command).executeWithResult(() -> {
            step.run();
            return on;
        });
        if (result.isExceptional()) {
            throw (RuntimeException) result.exceptionResult();
        }
        return attempt;
    }

    private static CommandKey key(String key, String body) {
        return new CommandKey(key.getBytes(StandardCharsets.UTF_8), body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<DomainEventMessage<?>> notes(UUID stream, long first, int count) {
        return LongStream.range(first, first + count)
                .<DomainEventMessage<?>>mapToObj(version -> note(stream, version))
                .toList();
    }

    private static DomainEventMessage<?> note(UUID stream, long version) {
        return new GenericDomainEventMessage<>(
                "ReintegrationCase",
                stream.toString(),
                version,
                new NoteAdded(
                        new CaseId(stream),
                        new NoteId(UUID.randomUUID()),
                        NoteVisibility.Team,
                        Sensitive.of("version " + version),
                        null),
                Map.of("actor", "tester"));
    }

    private static List<DomainEventMessage<?>> read(PostgresEventStorage from, UUID stream) {
        var events = new ArrayList<DomainEventMessage<?>>();
        from.readEvents(stream.toString()).asStream().forEach(events::add);
        return events;
    }

    private static List<String> ids(List<DomainEventMessage<?>> events) {
        return events.stream().map(EventMessage::getIdentifier).toList();
    }

    private static List<Integer> versions(UUID stream) {
        return jdbc.sql("SELECT version FROM eventstore.event WHERE stream = ? ORDER BY position")
                .param(stream)
                .query(Integer.class)
                .list();
    }

    private static List<Long> positions(UUID stream) {
        return jdbc.sql("SELECT position FROM eventstore.event WHERE stream = ? ORDER BY version")
                .param(stream)
                .query(Long.class)
                .list();
    }

    private static long lastType() {
        return jdbc.sql("SELECT last_value FROM eventstore.type_id_seq")
                .query(Long.class)
                .single();
    }

    private static <T> List<T> together(int count, IntFunction<Callable<T>> step) throws Exception {
        var threads = Executors.newFixedThreadPool(count);
        try {
            var results = new ArrayList<T>();
            for (var result :
                    threads.invokeAll(IntStream.range(0, count).mapToObj(step).toList())) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    /** So that nobody connects later. */
    private static void fill(HikariDataSource pool) throws SQLException {
        var connections = new ArrayList<Connection>();
        for (int i = 0; i < 6; i++) {
            connections.add(pool.getConnection());
        }
        for (var connection : connections) {
            connection.close();
        }
    }

    private static HikariDataSource pool(String url) {
        return new HikariDataSource(settings(url));
    }

    private static HikariConfig settings(String url) {
        var settings = new HikariConfig();
        settings.setJdbcUrl(url);
        settings.setUsername("postgres");
        settings.setMaximumPoolSize(30);
        settings.setMinimumIdle(0);
        settings.addDataSourceProperty("logServerErrorDetail", "false");
        return settings;
    }
}
