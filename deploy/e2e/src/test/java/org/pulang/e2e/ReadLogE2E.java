package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.pulang.e2e.store.Length;
import org.pulang.e2e.store.Server;

/** The log of reads across kill -9: whatever was answered about a case is in it; and without it nothing is answered. */
class ReadLogE2E {

    private static final int READERS = 4;
    private static final int KILLS = Length.pick(2, 50);
    private static final int ANSWERS_BEFORE_A_KILL = 150;

    private final Pulang pulang = Pulang.shared();

    /** Of every answer about a case that came whole: its request. */
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    private final AtomicInteger unanswered = new AtomicInteger();

    @Test
    void aReadThatWasAnsweredIsInTheLogWhateverEndsTheService() throws Exception {
        readWhileKilled("org.pulang.query.QueryService", KILLS, ANSWERS_BEFORE_A_KILL);

        System.out.printf(
                "Log of reads: %,d answers and %d without one across %d kills, 0 allowed to be missing%n",
                answered.size(), unanswered.get(), KILLS);
        assertThat(answered).hasSizeGreaterThan(KILLS * ANSWERS_BEFORE_A_KILL);
        assertThat(unanswered).hasPositiveValue();
        assertThat(missing()).isEmpty();
    }

    /** The comparison is worth something only where it sees a row that comes too late. */
    @Test
    void aServiceThatLogsAfterItsAnswerIsFoundOut() throws Exception {
        readWhileKilled("org.pulang.query.access.LateReadLog", 1, READERS);

        assertThat(missing()).isNotEmpty();
    }

    @Test
    void whatCannotBeLoggedIsNotAnswered() throws Exception {
        var name = "Kenari";
        var identified = pulang.commands().post("/api/cases/identify-victim", """
                {"name": {"first": "%s"}, "gender": "Feminine", "citizenships": ["ID"], "identifiedThrough": "NGO",
                 "status": "PossibleVictimOfTrafficking", "firstContact": "2026"}""".formatted(name));
        var caseId = identified.json().path("caseId").asString();
        var seen = pulang.queries()
                .get(
                        "/api/cases/" + caseId,
                        "Pulang-Min-Position",
                        String.valueOf(identified.position()),
                        "Prefer",
                        "wait=20");
        assertThat(seen.text()).contains(name);

        audit("audit_owner", "REVOKE INSERT ON audit.access_log FROM reader");
        try {
            var answer = pulang.queries().get("/api/cases/" + caseId);
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("STORE_UNAVAILABLE");
            assertThat(answer.text()).doesNotContain(name, caseId);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(answer.header("Content-Security-Policy")).isNotBlank();
            assertThat(pulang.queries().get("/api/indicators").status()).isEqualTo(200);
        } finally {
            audit("audit_owner", "GRANT INSERT ON audit.access_log TO reader");
        }
        assertThat(pulang.queries().get("/api/cases/" + caseId).status()).isEqualTo(200);
    }

    private void readWhileKilled(String mainClass, int kills, int answers) throws Exception {
        var port = Server.freePort();
        var service = pulang.http(port);
        var process = pulang.anotherQueryService(mainClass, port);
        var readers = Executors.newFixedThreadPool(READERS);
        var done = new AtomicBoolean();
        try {
            await().atMost(Duration.ofMinutes(3)).until(() -> answers(service));
            var cases = cases(service);
            for (int reader = 0; reader < READERS; reader++) {
                int from = reader;
                var unused = readers.submit(() -> read(service, cases, from, done));
            }
            for (int kill = 0; kill < kills; kill++) {
                if (kill > 0) {
                    process = pulang.anotherQueryService(mainClass, port);
                }
                int enough = answered.size() + answers;
                await().atMost(Duration.ofMinutes(4)).until(() -> answered.size() > enough);
                process.destroyForcibly().waitFor();
            }
        } finally {
            done.set(true);
            readers.shutdown();
            process.destroyForcibly();
            assertThat(readers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    private void read(Http service, List<String> cases, int from, AtomicBoolean done) {
        for (int i = from; !done.get(); i++) {
            var path = (i % 3 == 0 ? "/api/cases/%s/events" : "/api/cases/%s").formatted(cases.get(i % cases.size()));
            try {
                var answer = service.get(path);
                if (answer.status() == 200) {
                    answered.add(answer.header("Pulang-Request"));
                }
            } catch (Http.Unanswered e) {
                unanswered.incrementAndGet();
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean answers(Http service) {
        try {
            return service.get("/api/cases").status() == 200;
        } catch (Http.Unanswered e) {
            return false;
        }
    }

    private static List<String> cases(Http service) {
        var ids = new ArrayList<String>();
        service.get("/api/cases")
                .json()
                .path("items")
                .forEach(item -> ids.add(item.path("caseId").asString()));
        return ids;
    }

    /** Whatever was answered and is not in the log. */
    private Set<String> missing() throws SQLException {
        var missing = new HashSet<>(answered);
        try (var connection =
                        DriverManager.getConnection(pulang.databaseUrl(), "reader", pulang.databasePassword("reader"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT request_id FROM audit.access_log WHERE outcome = 200")) {
            while (rows.next()) {
                missing.remove(rows.getString(1));
            }
        }
        return missing;
    }

    private void audit(String role, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(pulang.databaseUrl(), role, pulang.databasePassword(role));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
