package org.pulang.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.pulang.query.Events.caseId;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.pulang.event.CaseEvent;
import org.pulang.query.replay.RebuildTable.Phase;
import org.springframework.util.unit.DataSize;

class RebuildIT {

    private final TestLog log = new TestLog();
    private TestNode node;

    @BeforeEach
    void start() {
        node = new TestNode(log.database, new Tally()).start();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private long appendForThirtyCases(int times) {
        return log.append(IntStream.range(0, 30 * times).map(n -> n % 30).toArray());
    }

    private void rebuild() throws Exception {
        node.projections.rebuild("tally").get(120, TimeUnit.SECONDS);
    }

    @Test
    void mendsWhatWasWrong() throws Exception {
        long last = appendForThirtyCases(20);
        assertThat(node.reaches(last)).isTrue();
        log.jdbc
                .sql(
                        "DELETE FROM readmodel.tally WHERE events > 0; UPDATE readmodel.tally_line SET version = version + 900")
                .update();

        rebuild();

        log.assertHandledOnce();
        assertThat(node.reaches(last)).isTrue();
        assertThat(node.projections.lastRebuild("tally")).hasValueSatisfying(stage -> {
            assertThat(stage.phase()).isEqualTo(Phase.Finished);
            assertThat(stage.finishedAt()).isNotNull();
            assertThat(stage.position()).isEqualTo(last);
        });
        assertThat(node.reaches(appendForThirtyCases(1))).isTrue();
        log.assertHandledOnce();
    }

    @Test
    void givesTablesTheSameKeysIndexesAndChecks() throws Exception {
        assertThat(node.reaches(appendForThirtyCases(1))).isTrue();
        var before = shape("readmodel");

        rebuild();
        assertThat(shape("readmodel")).isEqualTo(before);
        rebuild();
        assertThat(shape("readmodel")).isEqualTo(before);
        assertThat(shape("readmodel_past")).isEqualTo(before);
        assertThat(shape("readmodel_next")).isEmpty();
    }

    /** As a migration does that comes with a new version while a rebuild of the old one runs. */
    @Test
    void givesTablesThePoliciesThatWereMadeMeanwhile() throws Exception {
        assertThat(node.reaches(appendForThirtyCases(1))).isTrue();
        var phases = new ArrayList<Phase>();

        node.projections.run(node.projections.group("tally"), phase -> {
            phases.add(phase);
            if (phases.equals(
                    List.of(Phase.Preparing, Phase.Folding, Phase.Indexing, Phase.CatchingUp, Phase.Swapping))) {
                log.jdbc.sql("""
                        ALTER TABLE readmodel.tally ENABLE ROW LEVEL SECURITY;
                        CREATE POLICY in_sight ON readmodel.tally FOR SELECT USING (events > 1);
                        CREATE POLICY added ON readmodel.tally_line FOR INSERT WITH CHECK (version > 1)""").update();
            }
        });

        assertThat(log.jdbc.sql("""
                        SELECT concat_ws(' ', tablename, policyname, cmd, qual, with_check) FROM pg_policies
                        WHERE schemaname = 'readmodel' AND tablename LIKE 'tally%' ORDER BY 1""").query(String.class).list())
                .containsExactly("tally in_sight SELECT (events > 1)", "tally_line added INSERT (version > 1)");
        assertThat(log.number(
                        "SELECT count(*) FROM pg_class WHERE oid = 'readmodel.tally'::regclass AND relrowsecurity"))
                .isEqualTo(1);
        assertThat(phases.stream().filter(Phase.Preparing::equals)).hasSize(2);
        log.assertHandledOnce();
    }

    private String shape(String schema) {
        return String.join(
                "\n",
                log.jdbc.sql("""
                        SELECT c.relname || ' ' || replace(pg_get_indexdef(i.indexrelid), n.nspname || '.', '')
                        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_index i ON i.indrelid = c.oid
                        WHERE n.nspname = :schema AND c.relname LIKE 'tally%'
                        UNION ALL
                        SELECT c.relname || ' ' || o.conname || ' ' || pg_get_constraintdef(o.oid)
                        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_constraint o ON o.conrelid = c.oid
                        WHERE n.nspname = :schema AND c.relname LIKE 'tally%'
                        UNION ALL
                        SELECT table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable || ' '
                            || coalesce(generation_expression, '')
                        FROM information_schema.columns WHERE table_schema = :schema AND table_name LIKE 'tally%'
                        ORDER BY 1""").param("schema", schema).query(String.class).list());
    }

    @Test
    void losesAndDoublesNothingWhileOthersWriteAndRead() throws Exception {
        assertThat(node.reaches(appendForThirtyCases(100))).isTrue();
        var running = new AtomicBoolean(true);
        var last = new AtomicLong();
        var reads = new AtomicLong();
        var fewest = new AtomicLong(Long.MAX_VALUE);
        var writer = new Thread(() -> {
            var random = new Random(3);
            while (running.get()) {
                last.set(log.append(random.nextInt(30), random.nextInt(30)));
            }
        });
        var reader = new Thread(() -> {
            while (running.get()) {
                fewest.accumulateAndGet(log.number("SELECT sum(events) FROM readmodel.tally"), Math::min);
                reads.incrementAndGet();
            }
        });
        writer.start();
        reader.start();
        for (int n = 0; n < 3; n++) {
            rebuild();
        }
        running.set(false);
        writer.join();
        reader.join();

        assertThat(node.reaches(last.get())).isTrue();
        log.assertHandledOnce();
        assertThat(reads).as("readers were answered all the time").hasPositiveValue();
        assertThat(fewest).as("never from tables that were not complete").hasValueGreaterThanOrEqualTo(3000);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"Requested", "Finished"})
    void killedInAnyPhaseLeavesTheLiveTablesAsTheyWere(Phase last) throws Exception {
        assertThat(node.reaches(appendForThirtyCases(10))).isTrue();

        assertThatThrownBy(() -> node.projections.run(node.projections.group("tally"), phase -> {
                    if (phase == last) {
                        throw new InternalError("killed");
                    }
                }))
                .hasMessageContaining("killed");

        log.assertHandledOnce();
        assertThat(node.reaches(appendForThirtyCases(1))).isTrue();
        log.assertHandledOnce();
        assertThat(node.projections.rebuilding("tally")).isFalse();
        rebuild();
        log.assertHandledOnce();
    }

    @Test
    void parksACaseItCannotFold() throws Exception {
        assertThat(node.reaches(appendForThirtyCases(40))).isTrue();
        node.tally.poison.add(caseId(7).value());

        rebuild();

        assertThat(log.number("SELECT count(*) FROM readmodel.tally")).isEqualTo(29);
        assertThat(log.number("SELECT count(*) FROM readmodel.tally_line")).isEqualTo(29 * 40);
        assertThat(node.projections.parked("tally"))
                .singleElement()
                .satisfies(parked -> assertThat(parked.version()).isZero());
        node.tally.poison.clear();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> node.projections.parkedCounts().isEmpty());
        log.assertHandledOnce();
    }

    @Test
    void healsACaseThatWasParked() throws Exception {
        node.tally.poison.add(caseId(7).value());
        assertThat(node.reaches(appendForThirtyCases(3))).isTrue();
        log.jdbc.sql("UPDATE readmodel.parked SET next_retry_at = 'infinity'").update();
        node.tally.poison.clear();

        rebuild();

        assertThat(node.projections.parkedCounts()).isEmpty();
        log.assertHandledOnce();
    }

    @Test
    void takesMorePassesWhereMemoryIsShort() throws Exception {
        var small = new TestNode(log.database, new Tally(), new ReplaySettings(2, 2, DataSize.ofKilobytes(64)));
        assertThat(node.reaches(appendForThirtyCases(100))).isTrue();
        node.close();
        try (small) {
            small.start();
            small.projections.rebuild("tally").get(60, TimeUnit.SECONDS);
        }
        log.assertHandledOnce();
    }

    @Test
    void isDoneByOneNodeAtATime() throws Exception {
        assertThat(node.reaches(appendForThirtyCases(10))).isTrue();
        try (var other = new TestNode(log.database, new Tally()).start()) {
            node.projections.run(node.projections.group("tally"), phase -> {
                if (phase == Phase.Folding) {
                    assertThat(other.projections.rebuild("tally")).isCompletedExceptionally();
                    assertThat(other.projections.rebuilding("tally")).isTrue();
                }
            });
        }
        log.assertHandledOnce();
    }

    @Test
    void movesNoSegmentBackWhereTheHorizonDoes() throws Exception {
        assertThat(node.reaches(appendForThirtyCases(10))).isTrue();
        try (var late = log.database.dataSource().getConnection()) {
            late.setAutoCommit(false);
            var swapping = new CountDownLatch(1);
            var rebuilt =
                    CompletableFuture.runAsync(() -> node.projections.run(node.projections.group("tally"), phase -> {
                        if (phase == Phase.Swapping) {
                            holdHorizonAt(late, 5);
                            swapping.countDown();
                        }
                    }));
            assertThat(swapping.await(20, TimeUnit.SECONDS)).isTrue();
            Thread.sleep(500);
            assertThat(rebuilt).isNotDone();
            late.rollback();
            rebuilt.get(20, TimeUnit.SECONDS);
        }

        assertThat(node.reaches(appendForThirtyCases(1))).isTrue();
        log.assertHandledOnce();
    }

    private static void holdHorizonAt(Connection connection, long position) {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock_shared((20565::bigint << 48) | %d)".formatted(position));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CatchingUp", "Swapping"})
    void givesUpWhereItsLockIsLost(Phase last) throws Exception {
        assertThat(node.reaches(appendForThirtyCases(10))).isTrue();

        assertThatThrownBy(() -> node.projections.run(node.projections.group("tally"), phase -> {
                    if (phase == last) {
                        assertThat(log.number("""
                                SELECT count(pg_terminate_backend(pid)) FROM pg_locks
                                WHERE locktype = 'advisory' AND classid = 20566
                                  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""")).isEqualTo(1);
                    }
                }))
                .hasRootCauseInstanceOf(SQLException.class);

        assertThat(node.projections.lastRebuild("tally")).hasValueSatisfying(stage -> {
            assertThat(stage.finishedAt()).isNull();
            assertThat(stage.failed()).isNotNull();
        });
        log.assertHandledOnce();
        rebuild();
        assertThat(node.reaches(appendForThirtyCases(1))).isTrue();
        log.assertHandledOnce();
    }

    /** A projection that keeps nothing. */
    private static final class Nothing implements Projection {
        @Override
        public String name() {
            return "nothing";
        }

        @Override
        public List<Class<?>> rows() {
            return List.of();
        }

        @EventHandler
        void on(CaseEvent event) {}
    }

    @Test
    void waitsForItsTurn() throws Exception {
        assertThat(node.reaches(appendForThirtyCases(1))).isTrue();
        node.close();
        var folding = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var tally = new Tally();
        tally.before = recorded -> {
            folding.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        try (var both = new TestNode(log.database.dataSource(), tally, ReplaySettings.DEFAULT, new Nothing()).start()) {
            var first = both.projections.rebuild("tally");
            assertThat(folding.await(20, TimeUnit.SECONDS)).isTrue();
            var second = both.projections.rebuild("nothing");
            Thread.sleep(300);
            assertThat(second).isNotDone();
            assertThat(both.projections.rebuilding("nothing")).isTrue();
            assertThat(both.projections.lastRebuild("nothing"))
                    .hasValueSatisfying(stage -> assertThat(stage.phase()).isEqualTo(Phase.Requested));

            goOn.countDown();
            first.get(20, TimeUnit.SECONDS);
            second.get(20, TimeUnit.SECONDS);
        }
        log.assertHandledOnce();
    }
}
