package org.pulang.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.pulang.command.PostgresForTests;
import org.pulang.command.RunningService;
import org.pulang.command.RunningService.Answer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A commit that is local only, or never comes back, for its standby does not answer, is neither a success nor a failure. */
class UnknownOutcomeIT {

    private static final String PERSON = """
            {"gender": "Feminine", "citizenships": ["ID"], "origin": "32.12", "identifiedThrough": "ReturnProcess",
             "status": "PossibleVictimOfTrafficking", "firstContact": "2026-02-03"}
            """;
    private static final String NOTE = """
            {"visibility": "Team", "text": "said once"}
            """;

    private static RunningService service;
    private static RunningService impatient;
    private static JdbcClient operator;

    @BeforeAll
    static void start() {
        var url = PostgresForTests.freshDatabase();
        var database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setUser("postgres");
        operator = JdbcClient.create(database);
        var name = operator.sql("SELECT current_database()").query(String.class).single();
        operator.sql("ALTER DATABASE %s SET synchronous_commit = on".formatted(name))
                .update();
        service = RunningService.start(url);
        impatient =
                RunningService.start(url, Map.of("spring.datasource.hikari.data-source-properties.socketTimeout", "3"));
    }

    @AfterAll
    static void stop() {
        standby("");
        impatient.close();
        service.close();
    }

    @Test
    void isToldWhereTheAppendCommitsByItself() {
        var id = UUID.randomUUID();
        assertThat(post(id, "identify-victim", PERSON, "alone-1").status()).isEqualTo(201);
        isUnknownThenTheSame(id, "add-note", NOTE, 200);
    }

    @Test
    void isToldWhereTheAppendJoinsATransaction() {
        isUnknownThenTheSame(UUID.randomUUID(), "identify-victim", PERSON, 201);
    }

    @Test
    void isToldWhereTheAppendsOwnCommitNeverComesBack() {
        var id = UUID.randomUUID();
        assertThat(post(id, "identify-victim", PERSON, "alone-2").status()).isEqualTo(201);
        isGivenUpThenTheSame(id, "add-note", NOTE, 200);
    }

    @Test
    void isToldWhereTheCommitOfAJoinedTransactionNeverComesBack() {
        isGivenUpThenTheSame(UUID.randomUUID(), "identify-victim", PERSON, 201);
    }

    @Test
    void givesMigrationsMoreTimeThanCommands() throws SQLException {
        try (var migration = impatient
                        .bean(Flyway.class)
                        .getConfiguration()
                        .getDataSource()
                        .getConnection();
                var command = impatient.bean(DataSource.class).getConnection()) {
            assertThat(migration.getNetworkTimeout()).isZero();
            assertThat(command.getNetworkTimeout()).isEqualTo(3000);
        }
    }

    private static void isGivenUpThenTheSame(UUID id, String command, String body, int status) {
        var events = service.events();
        var key = command + id;
        standby("nobody");
        try {
            isUnknown(post(impatient, id, command, body, key));
        } finally {
            standby("");
        }
        assertThat(post(id, command, body, key).status()).isEqualTo(status);
        assertThat(service.events()).isEqualTo(events + 1);
    }

    private static void isUnknown(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("STORE_UNAVAILABLE");
        assertThat(answer.header("Retry-After")).isNotNull();
    }

    private static void isUnknownThenTheSame(UUID id, String command, String body, int status) {
        var events = service.events();
        var key = command + id;
        standby("nobody");
        try {
            var waiting = CompletableFuture.supplyAsync(() -> post(id, command, body, key));
            while (!waiting.isDone()) {
                cutTheWaitShort();
            }
            isUnknown(waiting.join());
        } finally {
            standby("");
        }
        assertThat(post(id, command, body, key).status()).isEqualTo(status);
        assertThat(service.events()).isEqualTo(events + 1);
    }

    private static Answer post(UUID id, String command, String body, String key) {
        return post(service, id, command, body, key);
    }

    private static Answer post(RunningService service, UUID id, String command, String body, String key) {
        return service.post("/api/cases/%s/%s".formatted(id, command), body, "Idempotency-Key", key);
    }

    /** As an operator would who has had enough. */
    private static void cutTheWaitShort() {
        operator.sql("""
                        SELECT pg_cancel_backend(pid) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event = 'SyncRep'
                        """).query(Boolean.class).list();
    }

    private static void standby(String name) {
        operator.sql("ALTER SYSTEM SET synchronous_standby_names = '%s'".formatted(name))
                .update();
        operator.sql("SELECT pg_reload_conf()").query(Boolean.class).single();
        while (!operator.sql("SELECT current_setting('synchronous_standby_names')")
                .query(String.class)
                .single()
                .equals(name)) {
            Thread.onSpinWait();
        }
    }
}
