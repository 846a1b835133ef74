package org.pulang.e2e.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;
import org.pulang.e2e.NeverExcused;

/** The settled horizon on PostgreSQL, with the table of events as it is delivered. */
@ExtendWith(NeverExcused.class)
class HorizonIT {

    private static final int WRITERS = 16;
    private static final int BURST = 20_000;

    private static Server server;

    private String database;
    private final List<Connection> connections = new ArrayList<>();

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
        EventTable.create(connect());
    }

    @AfterEach
    void closeConnections() throws SQLException {
        for (var connection : connections) {
            connection.close();
        }
    }

    @Test
    void sixteenWritersWithRollbacksSavepointsAndConflictsLoseNothing() throws Exception {
        var verdict = verdictUnderWriters(Length.pick(100, 5_000));

        System.out.println("16 writers: " + verdict);
        assertThat(verdict).matches(Verdict::clean);
        assertThat(verdict.stored()).isGreaterThan(WRITERS * 50);
    }

    @Test
    void anAppendHeldOpenHoldsBackWhatIsBehindItAndNothingElse() throws Exception {
        var reader = new HorizonReader(connect());
        var verdict = verdictOfBurstBehindHeldAppend(reader, true);

        System.out.println("Append held open, 20,000 events behind it: " + verdict);
        assertThat(verdict).matches(Verdict::clean);
        assertThat(verdict.stored()).isEqualTo(BURST + 2);
    }

    @Test
    void aCopyHoldsTheHorizonToo() throws Exception {
        var copying = connect();
        copying.setAutoCommit(false);
        copying.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        """
                        COPY eventstore.event
                            (recorded_at, stream, event_id, version, type, payload, metadata, leaf_hash)
                        FROM STDIN
                        """,
                        new StringReader("2026-01-01\t%s\t%s\t0\t1\t\\\\x7b7d\t\\\\x7b7d\t\\\\x%s\n"
                                .formatted(UUID.randomUUID(), UUID.randomUUID(), "00".repeat(32))));
        EventTable.append(connect());
        var reader = new HorizonReader(connect());
        reader.drain();
        assertThat(reader.delivered()).isEmpty();

        copying.commit();
        reader.drain();
        assertThat(reader.verdict()).matches(Verdict::clean).hasFieldOrPropertyWithValue("stored", 2);
    }

    @Test
    void aSessionThatFiresNoTriggersFiresThisOne() throws Exception {
        var writer = connect();
        execute(writer, "SET session_replication_role = replica");
        writer.setAutoCommit(false);
        EventTable.append(writer);
        var reader = new HorizonReader(connect());
        EventTable.append(connect());
        reader.drain();
        assertThat(reader.delivered()).isEmpty();

        writer.commit();
        reader.drain();
        assertThat(reader.verdict()).matches(Verdict::clean).hasFieldOrPropertyWithValue("stored", 2);
    }

    @Test
    void aHoleOfAMillionPositionsIsNoObstacle() throws Exception {
        var reader = new HorizonReader(connect());
        EventTable.append(connect());
        EventTable.burn(connect(), 1_000_000);
        var behind = EventTable.append(connect());

        reader.poll();

        assertThat(behind).isGreaterThan(1_000_000);
        assertThat(reader.token()).isEqualTo(behind);
        assertThat(reader.verdict()).matches(Verdict::clean);
    }

    @Test
    void aWriteTransactionElsewhereHoldsNothingBack() throws Exception {
        execute(connect(), "CREATE TABLE elsewhere (id int)");
        var stranger = connect();
        stranger.setAutoCommit(false);
        execute(stranger, "INSERT INTO elsewhere VALUES (1)");
        execute(stranger, "SELECT pg_advisory_xact_lock(1), pg_advisory_xact_lock(1, 1)");
        var reader = new HorizonReader(connect());
        var position = EventTable.append(connect());

        reader.poll();

        assertThat(reader.token()).isEqualTo(position);
    }

    @Test
    void anAppenderOfAnotherDatabaseHoldsNothingBack() throws Exception {
        var elsewhere = server.connect(server.freshDatabase());
        connections.add(elsewhere);
        EventTable.create(elsewhere);
        elsewhere.setAutoCommit(false);
        EventTable.append(elsewhere);
        var reader = new HorizonReader(connect());
        var position = EventTable.append(connect());

        reader.poll();

        assertThat(reader.token()).isEqualTo(position);
    }

    @Test
    void positionsBurntBeforeACrashMayComeAgainAndAreRead() throws Exception {
        var verdict = verdictOfPositionsThatComeAgain(false);

        System.out.println("Crash with burnt positions: " + verdict);
        assertThat(verdict).matches(Verdict::clean);
    }

    @Test
    void aBackendKilledInMidAppendLeavesNothing() throws Exception {
        EventTable.append(connect());
        var victim = connect();
        victim.setAutoCommit(false);
        EventTable.append(victim);
        EventTable.append(connect());
        var reader = new HorizonReader(connect());
        reader.drain();
        assertThat(reader.delivered()).hasSize(1);

        // PostgreSQL takes this as a reason to start its memory, and all other backends, anew.
        ProcessHandle.of(victim.unwrap(PGConnection.class).getBackendPID())
                .orElseThrow()
                .destroyForcibly();
        reader.reconnect(connectAgain());
        EventTable.append(connect());
        reader.drain();

        assertThat(reader.verdict()).matches(Verdict::clean).hasFieldOrPropertyWithValue("stored", 3);
    }

    /** What the reader above must find lost when the protocol is broken in one place. */
    @Nested
    class WhenBroken {

        @Test
        void losesWithoutTheTrigger() throws Exception {
            execute(connect(), "DROP TRIGGER event_holds_horizon ON eventstore.event");
            assertThat(verdictOfBurstBehindHeldAppend(new HorizonReader(connect()), false)
                            .lost())
                    .isPositive();
        }

        @Test
        void losesWithTheTriggerDisabledForReplication() throws Exception {
            execute(connect(), "ALTER TABLE eventstore.event ENABLE TRIGGER event_holds_horizon");
            var writer = connect();
            execute(writer, "SET session_replication_role = replica");
            writer.setAutoCommit(false);
            EventTable.append(writer);
            EventTable.append(connect());
            assertThat(verdictAfterCommit(writer, new HorizonReader(connect())).lost())
                    .isPositive();
        }

        @Test
        void losesWhenTheLockIsGivenBackBeforeTheCommit() throws Exception {
            execute(connect(), """
                    CREATE OR REPLACE FUNCTION eventstore.hold_horizon() RETURNS trigger LANGUAGE plpgsql AS $$
                    DECLARE key bigint := (20565::bigint << 48)
                        | coalesce(pg_sequence_last_value('eventstore.event_position_seq'), 0);
                    BEGIN
                        PERFORM pg_advisory_lock_shared(key);
                        PERFORM pg_advisory_unlock_shared(key);
                        RETURN NULL;
                    END $$
                    """);
            assertThat(verdictOfBurstBehindHeldAppend(new HorizonReader(connect()), false)
                            .lost())
                    .isPositive();
        }

        @Test
        void losesWithCachedPositions() throws Exception {
            execute(connect(), "ALTER TABLE eventstore.event ALTER position SET CACHE 10");
            var first = connect();
            EventTable.append(first);
            EventTable.append(connect());
            var reader = new HorizonReader(connect());
            reader.drain();
            EventTable.append(first);
            reader.drain();

            assertThat(reader.verdict().lost()).isPositive();
        }

        @Test
        void losesWhenLocksAreReadBeforeTheSequence() throws Exception {
            var reader = new HorizonReader(connect());
            reader.readLocks();
            var writer = connect();
            writer.setAutoCommit(false);
            EventTable.append(writer);
            EventTable.append(connect());
            reader.readSequence();
            reader.readEvents();
            assertThat(verdictAfterCommit(writer, reader).lost()).isPositive();
        }

        @Test
        void losesInOneSnapshot() throws Exception {
            var reading = connect();
            reading.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            reading.setAutoCommit(false);
            var reader = new HorizonReader(reading);
            var writer = connect();
            writer.setAutoCommit(false);
            EventTable.append(writer);
            EventTable.append(connect());
            reader.readSequence();
            writer.commit();
            reader.readLocks();
            reader.readEvents();
            reading.commit();
            assertThat(verdictAfterCommit(writer, reader).lost()).isPositive();
        }

        @Test
        void losesWhenTheTokenIsTheHorizon() throws Exception {
            assertThat(verdictOfPositionsThatComeAgain(true).lost()).isPositive();
        }

        @Test
        void losesUnderWritersWithoutTheTrigger() throws Exception {
            execute(connect(), "DROP TRIGGER event_holds_horizon ON eventstore.event");
            var verdict = verdictUnderWriters(100);

            System.out.println("16 writers without the trigger: " + verdict);
            assertThat(verdict.lost()).isPositive();
        }
    }

    private static Verdict verdictAfterCommit(Connection writer, HorizonReader reader) throws SQLException {
        reader.drain();
        if (!writer.getAutoCommit()) {
            writer.commit();
        }
        reader.drain();
        return reader.verdict();
    }

    private Verdict verdictOfBurstBehindHeldAppend(HorizonReader reader, boolean heldBack) throws Exception {
        var before = EventTable.append(connect());
        var held = connect();
        held.setAutoCommit(false);
        EventTable.append(held);
        var writer = connect();
        for (int written = 0; written < BURST; written += 1_000) {
            EventTable.append(writer, UUID.randomUUID(), 0, 1_000);
            reader.drain();
        }
        var release = System.nanoTime() + Length.pick(3, 90) * 1_000_000_000L;
        while (heldBack && System.nanoTime() < release) {
            reader.drain();
            Thread.sleep(5);
        }
        if (heldBack) {
            assertThat(reader.token()).isEqualTo(before);
        }
        return verdictAfterCommit(held, reader);
    }

    /** Positions are burnt, nothing flushes that, PostgreSQL crashes, its sequence falls back, events take these positions. */
    private Verdict verdictOfPositionsThatComeAgain(boolean tokenIsTheHorizon) throws Exception {
        EventTable.append(connect());
        var reader = new HorizonReader(connect());
        long horizon;
        long position;
        int crashes = 0;
        do {
            EventTable.burn(connect(), 100);
            reader.drain();
            horizon = reader.horizon();
            assertThat(horizon).isGreaterThan(100);
            if (tokenIsTheHorizon) {
                reader.standAtTheHorizon();
            }
            server.kill();
            server.startAgain();
            reader.reconnect(connect());
            position = EventTable.append(connect());
            crashes++;
            // Every now and then something of PostgreSQL's own has flushed it just before.
        } while (position >= horizon && crashes < 5);
        assertThat(position)
                .as("the sequence fell back, else this shows nothing")
                .isLessThan(horizon);
        EventTable.append(connect(), UUID.randomUUID(), 0, 200);
        reader.drain();
        return reader.verdict();
    }

    private Verdict verdictUnderWriters(int transactions) throws Exception {
        var acknowledged = ConcurrentHashMap.<Long>newKeySet();
        var conflicts = new AtomicInteger();
        var done = new AtomicBoolean();
        var shared = List.of(UUID.randomUUID(), UUID.randomUUID());
        var pool = Executors.newFixedThreadPool(WRITERS + 2);
        var readers = List.of(new HorizonReader(connect()), new HorizonReader(connect()));
        var reading = new ArrayList<Future<?>>();
        for (var reader : readers) {
            reading.add(pool.submit(() -> {
                while (!done.get()) {
                    reader.poll();
                }
                reader.drain();
                return null;
            }));
        }
        var writing = new ArrayList<Future<?>>();
        for (int i = 0; i < WRITERS; i++) {
            var connection = connect();
            var random = new Random(i);
            writing.add(pool.submit(() -> {
                for (int n = 0; n < transactions; n++) {
                    write(connection, random, shared, acknowledged, conflicts);
                }
                return null;
            }));
        }
        for (var one : writing) {
            one.get();
        }
        done.set(true);
        for (var one : reading) {
            one.get();
        }
        pool.shutdown();
        var stored = EventTable.places(connect());
        assertThat(stored).extracting(Place::position).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(conflicts).hasPositiveValue();
        for (var reader : readers) {
            assertThat(reader.delivered()).extracting(Place::position).isSorted();
        }
        var first = readers.get(0).verdict();
        return first.clean() ? readers.get(1).verdict() : first;
    }

    /** One in ten is rolled back, some only in part, some run into others on the same stream. */
    private static void write(
            Connection connection, Random random, List<UUID> shared, Set<Long> acknowledged, AtomicInteger conflicts)
            throws SQLException {
        connection.setAutoCommit(false);
        var positions = new ArrayList<Long>();
        try {
            if (random.nextInt(4) == 0) {
                var stream = shared.get(random.nextInt(shared.size()));
                positions.addAll(EventTable.append(connection, stream, nextVersion(connection, stream), 2));
            } else {
                positions.addAll(EventTable.append(connection, UUID.randomUUID(), 0, 1 + random.nextInt(3)));
            }
            if (random.nextInt(5) == 0) {
                var savepoint = connection.setSavepoint();
                EventTable.append(connection, UUID.randomUUID(), 0, 2);
                connection.rollback(savepoint);
                positions.addAll(EventTable.append(connection, UUID.randomUUID(), 0, 1));
            }
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("23505");
            conflicts.incrementAndGet();
            connection.rollback();
            return;
        }
        if (random.nextInt(10) == 0) {
            connection.rollback();
        } else {
            connection.commit();
            acknowledged.addAll(positions);
        }
    }

    private static int nextVersion(Connection connection, UUID stream) throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT coalesce(max(version) + 1, 0) FROM eventstore.event WHERE stream = ?")) {
            statement.setObject(1, stream);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private Connection connect() throws SQLException {
        var connection = server.connect(database);
        connections.add(connection);
        return connection;
    }

    /** Not before all others were thrown out, for so would this one be; and while PostgreSQL recovers it turns everybody away. */
    private Connection connectAgain() throws Exception {
        for (var connection : connections) {
            while (connection.isValid(10)) {
                Thread.sleep(20);
            }
        }
        for (int trial = 0; ; trial++) {
            try {
                Thread.sleep(200);
                return connect();
            } catch (SQLException e) {
                if (trial == 300) {
                    throw e;
                }
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
