package org.pulang.e2e.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pulang.e2e.NeverExcused;
import org.pulang.e2e.torture.Ledger.Outcome;

/** What the ledger must find when the store of the running system is broken in one place; and that it finds nothing before. In this order: what is broken stays so. */
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(NeverExcused.class)
class BrokenStoreE2E {

    private static Cluster cluster;
    private Ledger ledger;
    private Client client;
    private final Random random = new Random(1);

    @BeforeAll
    static void start() throws Exception {
        cluster = Cluster.start(2, 1);
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    @BeforeEach
    void open() throws Exception {
        ledger = new Ledger(Files.createTempFile(cluster.server().directory(), "ledger", ""));
        client = new Client(cluster, ledger);
        client.identify(random);
    }

    @AfterEach
    void close() throws Exception {
        ledger.close();
    }

    @Test
    @Order(1)
    void anEventSkippedByTheProjectionsIsFound() throws Exception {
        awaitProjections();
        execute("DROP TRIGGER event_holds_horizon ON eventstore.event");

        try (var held = HeldAppend.begin(cluster, client)) {
            identifiedAndPassed();
            held.commit(ledger);
        }
        identifiedAndPassed();

        // Without the trigger those that were only just being committed may be skipped as well.
        assertThat(findings().projected().lost()).isPositive();
    }

    @Test
    @Order(2)
    void aKeyUsedTwiceIsFound() throws Exception {
        var once = client.atOnce(client.firstWithoutId(), random);
        assertThat(once)
                .extracting(Ledger.Decision::ofCase)
                .containsOnly(once.get(0).ofCase());
        assertThat(findings().doubled()).isZero();
        execute("ALTER TABLE eventstore.command DROP CONSTRAINT command_pkey");

        // So that neither finds the other's key.
        commitSlowly(100_000);
        for (int i = 0; i < 100 && findings().doubled() == 0; i++) {
            client.atOnce(client.firstWithoutId(), random);
        }
        commitSlowly(0);

        assertThat(findings().doubled()).isPositive();
    }

    @Test
    @Order(3)
    void twoWinnersOfARaceAreFound() throws Exception {
        // So that both services have decided before either has committed.
        commitSlowly(100_000);
        race();
        assertThat(findings().sparse()).isZero();
        execute("ALTER TABLE eventstore.event DROP CONSTRAINT event_stream_version_key");

        for (int i = 0; i < 20 && findings().sparse() == 0; i++) {
            race();
        }
        commitSlowly(0);

        assertThat(findings().sparse()).isPositive();
        assertThat(findings().reordered() + findings().lost()).isPositive();
    }

    /** All insist on the same version of one case. */
    private void race() throws Exception {
        var ofCase = client.identify(random);
        var pool = Executors.newFixedThreadPool(8);
        var racing = new ArrayList<Future<Ledger.Decision>>();
        for (int i = 0; i < 8; i++) {
            var service = cluster.commands().get(i % 2).http();
            racing.add(pool.submit(() -> client.issue(client.note(ofCase.ofCase(), 0L), service, new Random())));
        }
        var winners = 0;
        for (var one : racing) {
            winners += one.get().outcome() == Outcome.ACKNOWLEDGED ? 1 : 0;
        }
        pool.shutdown();
        assertThat(winners).isPositive();
    }

    private Findings findings() throws SQLException {
        try (var connection = cluster.connect()) {
            return Findings.of(ledger, connection);
        }
    }

    private void awaitProjections() {
        await().atMost(Duration.ofMinutes(3)).until(() -> findings().projected().lost() == 0);
    }

    /** Without the trigger the newest event is passed over where its commit is late, until there is a newer one. */
    private void identifiedAndPassed() throws Exception {
        long position = client.identify(random).position();
        await().atMost(Duration.ofMinutes(3)).until(() -> {
            client.identify(random);
            return position() >= position;
        });
    }

    /** How far the slowest segment of any projection has come. */
    private static long position() throws SQLException {
        try (var connection = cluster.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT min(position) FROM readmodel.token")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void commitSlowly(int microseconds) throws SQLException {
        execute("ALTER SYSTEM SET commit_siblings = 0");
        execute("ALTER SYSTEM SET commit_delay = " + microseconds);
        execute("SELECT pg_reload_conf()");
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = cluster.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = '30s'");
            statement.execute(sql);
        }
    }
}
