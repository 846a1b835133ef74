package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pulang.e2e.FuzzCall.Answered;
import org.pulang.runner.demo.DemoStaff;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Thousands of hostile requests: each is answered as the contract says, with nothing given away, and nothing is written but
 * what was told. 1,500 in every build; {@code -Dpulang.fuzz=long} sends 20,000, {@code -Dpulang.fuzz.seed=N} others.
 */
@ExtendWith(NeverExcused.class)
class FuzzE2E {

    private static final int CALLS = "long".equals(System.getProperty("pulang.fuzz")) ? 20_000 : 1_500;
    private static final long SEED = Long.getLong("pulang.fuzz.seed", 2007);
    private static final int BETWEEN_COUNTS = 25;
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void answersWhateverIsSentAsTheContractSays() throws Exception {
        var pulang = Pulang.shared();
        var services = List.of(
                pulang.serviceProcess("org.pulang.command.CommandService").pid(),
                pulang.serviceProcess("org.pulang.query.QueryService").pid());
        var requests = new HostileRequests(
                SEED,
                pulang.commands().get("/v3/api-docs").json(),
                List.of(aCase(pulang), aCase(pulang), UUID.randomUUID().toString()));
        var session = session(pulang);
        // What others led to before, some of them an error on purpose, is not ours.
        var logs = pulang.data().resolve("log");
        var logged = new TreeMap<String, Long>();
        for (var log : List.of("command-service.log", "query-service.log")) {
            try (var lines = Files.lines(logs.resolve(log))) {
                logged.put(log, lines.count());
            }
        }
        var complaints = new ArrayList<String>();
        var statuses = new TreeMap<Integer, Integer>();
        var micros = new long[CALLS];
        long before = events(pulang);
        long told = 0;
        for (int i = 0; i < CALLS; i++) {
            var call = requests.next();
            long started = System.nanoTime();
            var answer = call.send(
                    call.command() ? pulang.commandPort() : pulang.queryPort(),
                    List.of(pulang.commands().authorization(), session));
            micros[i] = (System.nanoTime() - started) / 1000;
            statuses.merge(answer.status(), 1, Integer::sum);
            told += told(call, answer);
            for (var complaint : FuzzOracle.complaints(call, answer)) {
                complaints.add("%d: %s: %s %s %s%n  %s%n  → %d %s"
                        .formatted(
                                i,
                                complaint,
                                call.method(),
                                cut(call.target()),
                                call.what(),
                                cut(new String(call.body(), StandardCharsets.UTF_8)),
                                answer.status(),
                                cut(answer.body())));
            }
            if (i % BETWEEN_COUNTS == 0 || i == CALLS - 1) {
                var at = "before call %d".formatted(i + 1);
                FuzzOracle.complaints(told, events(pulang) - before)
                        .forEach(complaint -> complaints.add(at + ": " + complaint));
                told = 0;
                before = events(pulang);
            }
            assertThat(complaints.size())
                    .as(() -> String.join("\n", complaints))
                    .isLessThan(20);
        }

        for (var log : logged.entrySet()) {
            try (var lines = Files.lines(logs.resolve(log.getKey()))) {
                FuzzOracle.complaints(lines.skip(log.getValue()))
                        .forEach(complaint -> complaints.add(log.getKey() + ": " + complaint));
            }
        }
        for (var log : List.of("postgresql.log", "runner.log")) {
            assertThat(Pulang.text(logs.resolve(log))).doesNotContain(FuzzOracle.MARK);
        }
        assertThat(pulang.commands().get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(pulang.queries().get("/actuator/health/readiness").status()).isEqualTo(200);
        await().atMost(Duration.ofMinutes(1)).until(() -> projectionsAreUp(pulang));
        assertThat(List.of(
                        pulang.serviceProcess("org.pulang.command.CommandService")
                                .pid(),
                        pulang.serviceProcess("org.pulang.query.QueryService").pid()))
                .isEqualTo(services);
        assertThat(complaints).as("seed %d", SEED).isEmpty();
        Arrays.sort(micros);
        System.err.printf(
                "Fuzz: %,d calls with seed %d: %d complaints; statuses %s; p50 %.1f ms, p99 %.1f ms, longest %.0f ms%n",
                CALLS,
                SEED,
                complaints.size(),
                statuses,
                micros[CALLS / 2] / 1e3,
                micros[CALLS * 99 / 100] / 1e3,
                micros[CALLS - 1] / 1e3);
    }

    private static boolean projectionsAreUp(Pulang pulang) {
        var health = pulang.queries().get("/actuator/health/projections");
        return health.text().contains("\"UP\"");
    }

    /** The header line of a page's session; the APIs do not look at it. */
    private static String session(Pulang pulang) {
        return pulang.browser(DemoStaff.Caseworker).cookies().stream()
                .filter(cookie -> cookie.getName().equals("pulang"))
                .map(cookie -> "Cookie: pulang=" + cookie.getValue())
                .findAny()
                .orElseThrow();
    }

    private static String aCase(Pulang pulang) {
        return pulang.commands()
                .post("/api/cases/identify-victim", """
                        {"gender": "Feminine", "citizenships": ["ID"], "identifiedThrough": "NGO",
                         "status": "PossibleVictimOfTrafficking", "firstContact": "2024"}""")
                .json()
                .path("caseId")
                .asString();
    }

    /** How many events the answer says were written. */
    private static long told(FuzzCall call, Answered answer) {
        if (!call.command() || answer.status() >= 300 || answer.status() == 0 || !"POST".equals(call.method())) {
            return 0;
        }
        var body = answer.headers().containsKey("transfer-encoding") ? joined(answer.body()) : answer.body();
        return body.lines()
                .map(JSON::readTree)
                .mapToLong(receipt -> receipt.has("line") ? written(receipt.path("receipt")) : written(receipt))
                .sum();
    }

    private static long written(JsonNode receipt) {
        return receipt.path("events").size();
    }

    /** A chunked body without the lengths of its chunks, which stand on lines of their own. */
    private static String joined(String chunks) {
        var body = new StringBuilder();
        var rest = chunks.getBytes(StandardCharsets.UTF_8);
        int at = 0;
        while (at < rest.length) {
            int end = at;
            while (rest[end] != '\r') {
                end++;
            }
            int size = Integer.parseInt(new String(rest, at, end - at, StandardCharsets.US_ASCII), 16);
            body.append(new String(rest, end + 2, size, StandardCharsets.UTF_8));
            at = end + 2 + size + 2;
            if (size == 0) {
                break;
            }
        }
        return body.toString();
    }

    /** Those that somebody, not a clock, led to. */
    private static long events(Pulang pulang) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        pulang.databaseUrl(), "store_owner", pulang.databasePassword("store_owner"));
                var rows = connection.createStatement().executeQuery("""
                        SELECT count(*) FROM eventstore.event
                        WHERE convert_from(metadata, 'UTF8')::jsonb ->> 'actor' IS DISTINCT FROM 'system'""")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String cut(String text) {
        return text.length() > 400 ? text.substring(0, 400) + "…" : text;
    }
}
