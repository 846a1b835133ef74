package org.pulang.e2e.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pulang.e2e.NeverExcused;
import org.pulang.e2e.store.Length;
import org.pulang.runner.console.Patience;

/**
 * Two command services and two query services, their clocks four minutes apart, on one database, while everything that can
 * break does. Nothing acknowledged may be lost, doubled or out of its case's order, in the store or in a projection.
 */
@ExtendWith(NeverExcused.class)
class TortureE2E {

    private static final int WRITERS = 6;
    private static final int ROUNDS = Integer.getInteger("pulang.torture.rounds", Length.pick(1, 25));

    @Test
    void nothingIsLostDoubledOrReordered() throws Exception {
        try (var cluster = Cluster.start(2, 2);
                var ledger = new Ledger(cluster.server().directory().resolve("ledger"))) {
            requireDurable(cluster);
            var client = new Client(cluster, ledger);
            var held = HeldAppend.begin(cluster, client);
            var working = new AtomicBoolean(true);
            var pool = Executors.newFixedThreadPool(WRITERS + 2);
            var work = new ArrayList<Future<?>>();
            for (int i = 0; i < WRITERS; i++) {
                var random = new Random(i);
                work.add(pool.submit(() -> loop(working, () -> client.act(random))));
            }
            for (int i = 0; i < 2; i++) {
                var random = new Random(100 + i);
                work.add(pool.submit(() -> loop(working, () -> client.read(random))));
            }
            try {
                TimeUnit.SECONDS.sleep(Length.pick(4, 90));
                held.commit(ledger);
                for (int round = 0; round < ROUNDS; round++) {
                    breakEverything(cluster, round == 0);
                }
            } finally {
                working.set(false);
            }
            for (var one : work) {
                one.get();
            }
            pool.shutdown();

            var stopped = System.nanoTime();
            try (var connection = cluster.connect()) {
                Patience.until(
                        Duration.ofMinutes(3),
                        () -> Findings.of(ledger, connection).projected().lost() == 0);
                var findings = Findings.of(ledger, connection);
                System.out.printf(
                        "Torture: %s%n    %s; delivered %.1f s after the last fault%n",
                        findings, client, (System.nanoTime() - stopped) / 1e9);
                if (!findings.clean()) {
                    cluster.tell("SELECT * FROM readmodel.token ORDER BY processor, segment");
                    cluster.tell("SELECT * FROM readmodel.parked");
                    cluster.tell("""
                            SELECT position, stream, version, recorded_at FROM eventstore.event
                            WHERE position NOT IN (SELECT position FROM readmodel.audittrail) ORDER BY position LIMIT 50
                            """);
                }
                assertThat(findings).matches(Findings::clean);
                assertThat(findings.acknowledged()).isGreaterThan(200);
                assertThat(findings.refused()).isPositive();
            }
            assertThat(client.stale()).isZero();
            assertThat(client.failures()).as(cluster::errors).isEmpty();
        }
    }

    /** @param once whether the faults that last long in the long form do so this time */
    private static void breakEverything(Cluster cluster, boolean once) throws Exception {
        var commands = cluster.commands();
        var queries = cluster.queries();
        commands.get(0).kill();
        queries.get(0).kill();
        TimeUnit.SECONDS.sleep(1);
        commands.get(0).startAgain();
        queries.get(0).startAgain();
        // A service that cannot begin ends; whoever started it starts it again, which here nobody does.
        cluster.awaitReady();

        // Among them is the one that listens.
        for (int second = 0; second < (once ? Length.pick(3, 120) : 3); second++) {
            cluster.terminate("application_name = 'pulang-query-service'");
            TimeUnit.SECONDS.sleep(1);
        }

        // PostgreSQL ends all sessions when one dies in this way, and recovers by itself.
        cluster.backend().destroyForcibly();
        TimeUnit.SECONDS.sleep(3);

        cluster.server().kill();
        TimeUnit.SECONDS.sleep(once ? Length.pick(1, 120) : 1);
        cluster.server().startAgain();
        cluster.awaitReady();

        queries.get(1).freeze();
        TimeUnit.SECONDS.sleep(once ? Length.pick(5, 90) : 5);
        queries.get(1).thaw();
        TimeUnit.SECONDS.sleep(2);

        commands.get(1).kill();
        queries.get(1).kill();
        TimeUnit.SECONDS.sleep(3);
        commands.get(1).startAgain();
        queries.get(1).startAgain();
    }

    private static void loop(AtomicBoolean working, Runnable action) {
        while (working.get()) {
            action.run();
        }
    }

    /** Otherwise a loss would prove nothing, and neither would its absence. */
    private static void requireDurable(Cluster cluster) throws Exception {
        try (var connection = cluster.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT current_setting('fsync') || current_setting('synchronous_commit')")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("onon");
        }
    }
}
