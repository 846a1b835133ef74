package org.pulang.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class LanesIT {

    private final TestLog log = new TestLog();

    /** Somebody who appends until told to stop. */
    private final class Writer implements AutoCloseable {
        private final AtomicBoolean running = new AtomicBoolean(true);
        private final AtomicLong last = new AtomicLong();
        private final Thread thread;

        Writer(long seed) {
            var random = new Random(seed);
            thread = new Thread(() -> {
                while (running.get()) {
                    last.set(log.append(random.nextInt(20), random.nextInt(20), random.nextInt(20)));
                    if (random.nextBoolean()) {
                        log.store.call();
                    }
                }
            });
            thread.start();
        }

        long stop() throws InterruptedException {
            running.set(false);
            thread.join();
            return last.get();
        }

        @Override
        public void close() {
            running.set(false);
        }
    }

    @Test
    void handleEachEventOnceAcrossRestartsAndDeaths() throws Exception {
        try (var writer = new Writer(1)) {
            for (int life = 0; life < 6; life++) {
                var node = new TestNode(log.database, new Tally()).start();
                Thread.sleep(400);
                if (life % 2 == 0) {
                    node.close();
                } else {
                    node.die();
                }
            }
            long last = writer.stop();
            try (var node = new TestNode(log.database, new Tally()).start()) {
                assertThat(node.reaches(last)).isTrue();
            }
        }
        log.assertHandledOnce();
    }

    /** A batch does not wait for the disk: a crash of the database takes rows and token together. */
    @Test
    void handleAgainWhatTheDatabaseForgot() {
        try (var node = new TestNode(log.database, new Tally()).start()) {
            assertThat(node.reaches(log.append(1, 2, 3, 4))).isTrue();
            for (int crash = 0; crash < 5; crash++) {
                assertThat(node.reaches(log.append(1))).isTrue();
                log.jdbc.sql("""
                                WITH forgotten AS (DELETE FROM readmodel.tally), lines AS (DELETE FROM readmodel.tally_line)
                                UPDATE readmodel.token SET position = 0, event_id = NULL""").update();

                await().atMost(Duration.ofSeconds(20)).untilAsserted(log::assertHandledOnce);
            }
        }
    }

    @Test
    void ofTwoNodesShareTheWorkAndHandOver() throws Exception {
        try (var writer = new Writer(2);
                var one = new TestNode(log.database, new Tally()).start()) {
            var two = new TestNode(log.database, new Tally()).start();
            Thread.sleep(700);
            assertThat(two.reaches(writer.last.get()))
                    .as("a node that waits for another")
                    .isTrue();
            one.projections.stop();
            Thread.sleep(500);
            one.projections.start();
            Thread.sleep(500);
            two.close();
            long last = writer.stop();

            assertThat(one.reaches(last)).isTrue();
        }
        log.assertHandledOnce();
    }

    @Test
    void ofAFrozenNodeAreTakenOverAndItsBatchIsRefused() throws Exception {
        var thaw = new CountDownLatch(1);
        var frozen = new CountDownLatch(1);
        var tally = new Tally();
        try (var one = new TestNode(log.database, tally).start()) {
            assertThat(one.reaches(log.append(1, 2, 3, 4))).isTrue();
            tally.before = recorded -> {
                frozen.countDown();
                waitFor(thaw);
            };
            long last = log.append(1, 2, 3, 4, 1);
            assertThat(frozen.await(20, TimeUnit.SECONDS)).isTrue();
            one.freeze();

            try (var two = new TestNode(log.database, new Tally()).start()) {
                assertThat(two.reaches(last)).isTrue();
                log.assertHandledOnce();

                tally.before = recorded -> {};
                one.thaw();
                thaw.countDown();
                assertThat(two.reaches(log.append(1, 2))).isTrue();
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(log.tally()).isEqualTo(log.expected()));
            }
        }
        log.assertHandledOnce();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void ofANodeThatDoesNotListenAreNotKeptLocked() throws Exception {
        try (var node = new TestNode(log.database, new Tally()).start()) {
            assertThat(node.reaches(log.append(1))).isTrue();
        }
        try (var frozen = log.database.dataSource().getConnection()) {
            frozen.setAutoCommit(false);
            new TokenTable(JdbcClient.create(new SingleConnectionDataSource(frozen, true)), new UUID(0, 0))
                    .lock("tally");
            frozen.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (SELECT repeat('x', 1000) FROM generate_series(1, 1000000)) TO STDOUT");

            try (var other = new TestNode(log.database, new Tally()).start()) {
                assertThat(other.reaches(log.append(1, 2, 3, 4))).isTrue();
            }
        }
        log.assertHandledOnce();
    }

    @Test
    void refuseABatchUnderAnEarlierEpoch() {
        try (var node = new TestNode(log.database, new Tally()).start()) {
            assertThat(node.reaches(log.append(1, 2, 3))).isTrue();
            log.jdbc.sql("UPDATE readmodel.token SET epoch = epoch + 1").update();

            assertThat(node.reaches(log.append(1, 2, 3))).isTrue();
            log.assertHandledOnce();
            assertThat(log.number("SELECT min(epoch) FROM readmodel.token"))
                    .as("the claim was lost and taken again")
                    .isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void doNotRepeatABatchWhoseCommitWasNeverAnswered() {
        var unanswered = new AtomicInteger(20);
        var flaky = new DelegatingDataSource(log.database.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                return unanswered(super.getConnection(), unanswered);
            }
        };
        try (var node = new TestNode(flaky, new Tally(), ReplaySettings.DEFAULT).start()) {
            for (int n = 0; n < 50; n++) {
                assertThat(node.reaches(log.append(1, 2, 3, 4))).isTrue();
            }
        }
        assertThat(unanswered).as("commits left to be interrupted").hasNonPositiveValue();
        log.assertHandledOnce();
    }

    /** Every third commit takes place, and then the connection is gone. */
    private static Connection unanswered(Connection connection, AtomicInteger left) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        var result = method.invoke(connection, arguments);
                        if (method.getName().equals("commit") && left.getAndDecrement() > 0 && left.get() % 3 == 0) {
                            throw new SQLException("The answer was lost.", "08006");
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void moveOnOverEventsThatAreNotTheirs() {
        try (var node = new TestNode(log.database, new Tally()).start()) {
            assertThat(node.reaches(log.append(1, 1, 1))).isTrue();
        }

        assertThat(log.number("SELECT min(position) FROM readmodel.token"))
                .as("the last place is stored when a node stops")
                .isEqualTo(3);
    }

    @Test
    void stopWhereHistoryWasLostAndGoOnAfterARebuild() throws Exception {
        try (var node = new TestNode(log.database, new Tally()).start()) {
            assertThat(node.reaches(log.append(1, 2, 3))).isTrue();
        }
        log.jdbc.sql("""
                        ALTER TABLE eventstore.event DISABLE TRIGGER event_is_append_only;
                        DELETE FROM eventstore.event WHERE position > 1;
                        ALTER TABLE eventstore.event ENABLE ALWAYS TRIGGER event_is_append_only;
                        ALTER SEQUENCE eventstore.event_position_seq RESTART WITH 2""").update();
        long last = log.append(5, 6, 7);

        try (var node = new TestNode(log.database, new Tally()).start()) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(node.projections.stopped("tally")).isTrue());
            assertThat(node.reaches(last, Duration.ofSeconds(1))).isFalse();

            node.projections.rebuild("tally").get(20, TimeUnit.SECONDS);
            assertThat(node.reaches(log.append(1))).isTrue();
            assertThat(node.projections.stopped("tally")).isFalse();
        }
        log.assertHandledOnce();
    }
}
