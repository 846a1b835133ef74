package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulang.e2e.store.Server;
import org.pulang.runner.demo.DemoStaff;
import tools.jackson.databind.JsonNode;

/** What breaks in the middle, and two who write at the same time. */
class RestartE2E {

    private static final int SIMULATED = 3;
    private static final int CLIENTS = 4;
    private static final long UNANSWERED = -1;

    private static Pulang pulang;

    @BeforeAll
    static void start() {
        pulang = Pulang.start(SIMULATED);
    }

    @AfterAll
    static void ctrlCLeavesNothingBehind() {
        var asked = System.nanoTime();
        pulang.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMinutes(1));
        assertThat(pulang.data().resolve("postgresql/postmaster.pid")).doesNotExist();
        assertThat(ready(pulang.commands())).isFalse();
        assertThat(ready(pulang.queries())).isFalse();
    }

    @Test
    void aSecondRunnerOnTheSameDataIsRefused() throws Exception {
        var output = Files.createTempFile("second-runner", ".out");
        var second = pulang.run(output);

        assertThat(second.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(output).content().startsWith("Another runner uses").doesNotContain("Exception");
    }

    @Test
    void aTakenPortIsNamed(@TempDir Path directory) throws Exception {
        var output = directory.resolve("output");
        var second = pulang.run(output, "--data-directory=" + directory.resolve("data"));

        assertThat(second.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(output)
                .content()
                .contains("is taken by another program", "--issuer-port")
                .doesNotContain("Exception");
    }

    @Test
    void aServiceThatDiesIsStartedAgain() {
        pulang.serviceProcess("org.pulang.command.CommandService").destroyForcibly();

        await().atMost(Duration.ofSeconds(30)).until(() -> !ready(pulang.commands()));
        await().atMost(Duration.ofMinutes(3)).until(() -> ready(pulang.commands()));
        assertThat(pulang.output()).contains("The command service ended");
    }

    @Test
    void aPowerCutLosesNothingAndTheClockGoesOn() throws Exception {
        var followedUp = UUID.randomUUID().toString();
        identify(followedUp, "followed-up");
        var scheduled = pulang.commands().command(followedUp, "schedule-follow-up", """
                        {"dueOn": "%s", "purpose": "Monitoring", "mode": "Call"}""".formatted(
                        LocalDate.now(ZoneId.of("Asia/Jakarta")).plusDays(1)));
        var before = cases("Casework", scheduled.position());

        var positions = underLoad(() -> pulang.kill());
        var acknowledged = new TreeMap<>(positions);
        acknowledged.values().removeIf(position -> position == UNANSWERED);
        pulang.startAgain("PULANG_CLOCK_OFFSET", "P3D");

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(types(followedUp))
                        .containsExactly("VictimIdentified", "FollowUpScheduled", "FollowUpMissed"));
        assertThat(acknowledged).hasSizeGreaterThan(100);
        awaitProjections(Collections.max(acknowledged.values()));
        assertThat(acknowledged.keySet())
                .allSatisfy(caseId -> assertThat(types(caseId)).containsExactly("VictimIdentified"));

        // All of them again, with their keys: who had no answer takes effect now, or took it then.
        positions.forEach((caseId, position) -> {
            var again = identify(caseId, caseId);
            assertThat(again.status()).isEqualTo(201);
            assertThat(position).isIn(UNANSWERED, again.position());
        });
        var behind = register();
        assertThat(cases("Casework", behind)).isEqualTo(before + positions.size());
        assertThat(cases("Simulated", behind)).isEqualTo(SIMULATED);
        assertThat(pulang.output()).contains("%d simulated cases".formatted(SIMULATED));
    }

    /** What many clients sent, by case, until the thing happened, and at which position it was acknowledged. */
    private static Map<String, Long> underLoad(Runnable thing) throws Exception {
        var positions = new ConcurrentHashMap<String, Long>();
        var clients = Executors.newFixedThreadPool(CLIENTS);
        var sending = new ArrayList<Future<?>>();
        for (int client = 0; client < CLIENTS; client++) {
            sending.add(clients.submit(() -> identifyUntilUnanswered(positions)));
        }
        await().atMost(Duration.ofMinutes(3)).until(() -> positions.size() > 150);
        thing.run();
        finish(sending);
        clients.shutdown();
        return positions;
    }

    private static void identifyUntilUnanswered(Map<String, Long> positions) {
        while (true) {
            var caseId = UUID.randomUUID().toString();
            positions.put(caseId, UNANSWERED);
            try {
                var answer = identify(caseId, caseId);
                if (answer.status() == 201) {
                    positions.put(caseId, answer.position());
                }
            } catch (Http.Unanswered e) {
                return;
            }
        }
    }

    @Test
    void twoServicesRaceOnOneCaseAndNothingIsLost() throws Exception {
        var caseId = UUID.randomUUID().toString();
        identify(caseId, "raced");
        var port = Server.freePort();
        var process = pulang.anotherCommandService(port);
        try {
            var other = pulang.http(port);
            await().atMost(Duration.ofMinutes(3)).until(() -> ready(other));
            var accepted = new AtomicInteger();
            var refused = new AtomicInteger();
            var clients = Executors.newFixedThreadPool(CLIENTS);
            var writing = new ArrayList<Future<?>>();
            for (int client = 0; client < CLIENTS; client++) {
                var service = client % 2 == 0 ? pulang.commands() : other;
                writing.add(clients.submit(() -> writeNotes(service, caseId, accepted, refused)));
            }
            finish(writing);
            clients.shutdown();

            assertThat(accepted.get() + refused.get()).isEqualTo(CLIENTS * 40);
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(types(caseId)).hasSize(accepted.get() + 1));
            var versions = audit(caseId).findValuesAsString("version");
            assertThat(versions).doesNotHaveDuplicates().last().isEqualTo(String.valueOf(accepted.get()));
        } finally {
            process.destroy();
        }
    }

    /** Every other one says which version it decides on, which soon is not the newest. */
    private static void writeNotes(Http service, String caseId, AtomicInteger accepted, AtomicInteger refused) {
        var version = 0L;
        for (int i = 0; i < 40; i++) {
            var headers = i % 2 == 0 ? new String[] {"If-Match", "\"%d\"".formatted(version)} : new String[0];
            var answer = service.post(
                    "/api/cases/%s/add-note".formatted(caseId), "{\"visibility\": \"Team\", \"text\": \"x\"}", headers);
            if (answer.status() == 200) {
                accepted.incrementAndGet();
            } else {
                assertThat(List.of("CONCURRENT_CHANGE", "VERSION_MISMATCH")).contains(answer.code());
                assertThat(answer.status()).isIn(409, 412);
                refused.incrementAndGet();
            }
            version = answer.version();
        }
    }

    private static Answer identify(String caseId, String key) {
        return pulang.commands().post("/api/cases/%s/identify-victim".formatted(caseId), """
                        {"gender": "Masculine", "citizenships": ["ID"], "origin": "32.12", "identifiedThrough": "NGO",
                         "status": "PossibleVictimOfTrafficking", "firstContact": "2024"}""", "Idempotency-Key", key);
    }

    /** Some write, to read what came before it. */
    private static long register() {
        return pulang.commands()
                .as(DemoStaff.Supervisor.id())
                .post("/api/providers/register-provider", """
                        {"name": "Contoh", "type": "NGO", "services": ["Medical"]}""")
                .position();
    }

    /** Analysts are not told of so few people. */
    private static int cases(String provenance, long position) {
        var reader = provenance.equals("Casework") ? DemoStaff.Supervisor : DemoStaff.Analyst;
        return awaited(reader, "/api/indicators?provenance=" + provenance, position)
                .at("/counts/byProvenance/" + provenance)
                .asInt();
    }

    private static void awaitProjections(long position) {
        var unused = awaited(DemoStaff.Caseworker, "/api/audit?limit=1", position);
    }

    private static JsonNode awaited(DemoStaff reader, String path, long position) {
        var asked = pulang.queries().as(reader.id());
        var answer = asked.get(path, "Pulang-Min-Position", String.valueOf(position), "Prefer", "wait=20");
        // Right after a restart it may be behind for longer than a request waits.
        for (int again = 0; again < 5 && answer.status() == 503; again++) {
            answer = asked.get(path, "Pulang-Min-Position", String.valueOf(position), "Prefer", "wait=20");
        }
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static boolean ready(Http service) {
        try {
            return service.asNobody().get("/actuator/health/readiness").status() == 200;
        } catch (Http.Unanswered e) {
            return false;
        }
    }

    private static List<String> types(String caseId) {
        return audit(caseId).findValuesAsString("type");
    }

    private static JsonNode audit(String caseId) {
        return pulang.queries()
                .get("/api/audit?limit=1000&caseId=" + caseId)
                .json()
                .path("items");
    }

    private static void finish(List<Future<?>> work) throws InterruptedException, ExecutionException {
        for (var one : work) {
            one.get();
        }
    }
}
