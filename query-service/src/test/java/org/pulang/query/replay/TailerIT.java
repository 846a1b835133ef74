package org.pulang.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TailerIT {

    private static final Duration A_WHILE = Duration.ofMillis(700);

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

    @Test
    void deliversWhatNobodyCalledFor() {
        assertThat(node.reaches(log.append(1, 2, 1))).isTrue();

        log.assertHandledOnce();
    }

    @Test
    void passesNothingThatAnOpenAppendMayStillPutBefore() throws Exception {
        try (var held = log.begin(1)) {
            long later = log.append(2, 3, 4);

            assertThat(node.reaches(held.position(), A_WHILE)).isFalse();
            assertThat(log.number("SELECT count(*) FROM readmodel.tally")).isZero();

            held.commit();
            assertThat(node.reaches(later)).isTrue();
        }
        log.assertHandledOnce();
    }

    @Test
    void handlesWhatStandsBeforeAnOpenAppend() throws Exception {
        long before = log.append(1, 2);
        try (var held = log.begin(3)) {
            assertThat(node.reaches(before)).isTrue();
            assertThat(held.position()).isGreaterThan(before);
        }
        log.assertHandledOnce();
    }

    @Test
    void goesOnOverPositionsThatWereNeverUsed() throws Exception {
        try (var undone = log.begin(1, 2, 3)) {
            undone.connection().rollback();
        }
        log.jdbc
                .sql("SELECT setval('eventstore.event_position_seq', 1000000)")
                .query(Long.class)
                .single();

        assertThat(node.reaches(log.append(1, 4))).isTrue();
        log.assertHandledOnce();
    }

    @Test
    void isNotHeldBackByTransactionsThatAppendNothing() throws Exception {
        log.jdbc.sql("CREATE TABLE public.other (id int)").update();
        try (var other = log.database.dataSource().getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("INSERT INTO public.other VALUES (1)");
            statement.execute("SELECT pg_advisory_xact_lock_shared(1), pg_advisory_xact_lock_shared(20565, 0)");

            assertThat(node.reaches(log.append(1))).isTrue();
        }
    }

    @Test
    void goesOnWhenItsConnectionIsCut() {
        assertThat(node.reaches(log.append(1, 2))).isTrue();

        assertThat(log.number("""
                        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid()""")).isPositive();

        assertThat(node.reaches(log.append(1, 3))).isTrue();
        log.assertHandledOnce();
    }

    @Test
    void readsFromTheTableWhatNoLongerLiesInMemory() {
        node.tally.before = recorded -> pause();
        long last = 0;
        for (int n = 0; n < 25; n++) {
            int[] cases = new int[1000];
            for (int i = 0; i < cases.length; i++) {
                cases[i] = i % 37;
            }
            last = log.append(cases);
        }
        node.tally.before = recorded -> {};

        assertThat(node.reaches(last, Duration.ofSeconds(60))).isTrue();
        log.assertHandledOnce();
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void namesTheSessionOfAnAppendThatHangs() throws Exception {
        assertThat(node.reaches(log.append(1))).isTrue();
        try (var held = log.begin(1)) {
            log.append(2);
            int session = held.session();

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(node.projections.holder())
                            .hasValueSatisfying(
                                    holder -> assertThat(holder.pid()).isEqualTo(session)));
            assertThat(node.projections.heldSeconds()).isPositive();
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(node.projections.holder()).isEmpty());
    }

    @Test
    void tellsAtOnceThatItsConnectionIsLost() throws Exception {
        var told = new LinkedBlockingQueue<String>();
        var database = new Database(log.database.dataSource());
        var stored = new StoredEvents(database.source());
        var tailer = new Tailer(
                database, stored, new EventLog(stored), () -> {}, () -> told.add("connected"), () -> told.add("lost"));
        var thread = new Thread(tailer);
        thread.start();
        try {
            assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("connected");
            log.number("""
                        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid()""");

            assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("lost");
            assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("connected");
        } finally {
            tailer.stop();
            thread.join();
        }
    }

    @Test
    void passesAStretchWithoutAnyEventItWants() {
        node.close();
        log.append(1);
        log.jdbc
                .sql("SELECT setval('eventstore.event_position_seq', 1000000)")
                .query(Long.class)
                .single();
        log.append(2, 3);
        log.jdbc
                .sql("SELECT setval('eventstore.event_position_seq', 2000000)")
                .query(Long.class)
                .single();
        long last = log.append(1);

        start();

        assertThat(node.reaches(last)).isTrue();
        log.assertHandledOnce();
    }
}
