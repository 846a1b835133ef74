package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pulang.runner.demo.DemoStaff;
import org.pulang.vocabulary.Role;
import org.springframework.util.FileSystemUtils;

/**
 * One of three people asks to be forgotten: afterwards nobody reads her anywhere, the others are whole and the figures are the same,
 * also after projections are built anew, and after all databases were restored from a copy made before.
 */
class ErasureE2E {

    private static final String CANARY = "KENARI";
    private static final Pattern CHANGING = Pattern.compile("\"asOf\":\\{[^}]*}|\"day\":\"[^\"]*\"");

    private static Pulang pulang;
    private static Browser browser;

    /** Where the log stood behind the last command. */
    private static long position;

    @BeforeAll
    static void start() {
        pulang = Pulang.start(0);
        browser = pulang.browser(DemoStaff.Caseworker);
    }

    @AfterAll
    static void stop() {
        pulang.close();
    }

    @Test
    void takesOnePersonAwayEverywhereForEver() throws IOException {
        var people = List.of(person(1), person(2), person(3));
        var hers = people.get(0);
        var erasure = approved(hers);
        awaitPosition();
        for (var person : people) {
            assertThat(everywhere(person))
                    .allSatisfy(answer -> assertThat(answer).contains(CANARY));
        }
        var figures = figures();
        pulang.stop();
        var data = pulang.data().resolve("postgresql");
        var copy = pulang.data().resolve("postgresql-before");
        FileSystemUtils.copyRecursively(data, copy);

        pulang.startAgain("PULANG_CLOCK_OFFSET", "PT24H5M");
        browser = pulang.browser(DemoStaff.Caseworker);
        await().atMost(Duration.ofMinutes(3)).until(() -> state(erasure).equals("KeysDestroyed"));
        gone(people);
        assertThat(figures()).isEqualTo(figures);

        for (var projection : List.of("casefile", "caseload", "indicators", "audittrail")) {
            rebuild(projection);
        }
        gone(people);
        assertThat(figures()).isEqualTo(figures);
        await().atMost(Duration.ofMinutes(5)).until(() -> state(erasure).equals("Completed"));

        // Both databases as they were before; only the list of destroyed keys is of today.
        pulang.stop();
        FileSystemUtils.deleteRecursively(data);
        FileSystemUtils.copyRecursively(copy, data);
        Files.setPosixFilePermissions(data, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
        pulang.startAgain("PULANG_CLOCK_OFFSET", "PT0S");
        browser = pulang.browser(DemoStaff.Caseworker);
        assertThat(state(erasure)).isEqualTo("CoolingOff");
        gone(people);
        assertThat(figures()).isEqualTo(figures);
    }

    /** The first is unreadable, and said to be erased, not unavailable; the others are as they were. */
    private static void gone(List<String> people) {
        assertThat(everywhere(people.get(0)))
                .allSatisfy(answer -> assertThat(answer).doesNotContain(CANARY))
                .anySatisfy(answer -> assertThat(answer).contains("\"erased\":true"));
        for (var other : people.subList(1, people.size())) {
            assertThat(everywhere(other))
                    .allSatisfy(answer -> assertThat(answer).contains(CANARY));
        }
    }

    /** The file, its history, the page, and the file as it was. */
    private static List<String> everywhere(String caseId) {
        var answers = new ArrayList<String>();
        for (var address : List.of("/api/cases/%s", "/api/cases/%s/events", "/api/cases/%s?at=1")) {
            var answer = pulang.queries()
                    .get(
                            address.formatted(caseId),
                            "Accept-Language",
                            "en",
                            "Pulang-Min-Position",
                            String.valueOf(position),
                            "Prefer",
                            "wait=20");
            assertThat(answer.status()).as(address).isEqualTo(200);
            answers.add(answer.text());
        }
        var page = browser.get("%s/cases/%s".formatted(pulang.queries().url(), caseId));
        assertThat(page.statusCode()).isEqualTo(200);
        answers.add(page.body());
        return answers;
    }

    private static String person(int n) {
        var id = UUID.randomUUID().toString();
        pulang.commands().command(id, "identify-victim", """
                {"name": {"first": "%s-%d"}, "gender": "Feminine", "citizenships": ["ID"], "origin": "32.12",
                 "identifiedThrough": "Community", "status": "PossibleVictimOfTrafficking", "firstContact": "2026-02-03"}""".formatted(CANARY, n));
        pulang.commands()
                .command(id, "add-note", "{\"visibility\": \"Team\", \"text\": \"%s told %d\"}".formatted(CANARY, n));
        return id;
    }

    private static String approved(String caseId) {
        var id = UUID.randomUUID().toString();
        send(id, "request-erasure", """
                {"caseId": "%s", "subjects": ["Survivor"], "scope": "All", "requestedBy": "Self"}""".formatted(caseId), Role.Caseworker);
        send(
                id,
                "verify-requester",
                "{\"channel\": \"InPerson\", \"seenAlone\": true, \"coercion\": \"NoSign\"}",
                Role.Caseworker);
        send(id, "approve-erasure", "{}", Role.PrivacyOfficer);
        send(id, "approve-erasure", "{}", Role.Supervisor);
        return id;
    }

    private static void send(String id, String command, String body, Role role) {
        var answer = pulang.commands().as(staff(role)).post("/api/erasures/%s/%s".formatted(id, command), body);
        assertThat(answer.status()).as(answer.text()).isLessThan(300);
        position = answer.position();
    }

    private static String staff(Role role) {
        return switch (role) {
            case PrivacyOfficer -> DemoStaff.PrivacyOfficer.id();
            case Supervisor -> DemoStaff.Supervisor.id();
            default -> DemoStaff.Caseworker.id();
        };
    }

    private static String state(String erasure) {
        return pulang.queries()
                .as(staff(Role.PrivacyOfficer))
                .get("/api/erasures/" + erasure)
                .json()
                .path("state")
                .asString("");
    }

    /** All counts that dashboards show, but not how fresh they are. */
    private static String figures() {
        var answer = pulang.queries()
                .as(staff(Role.Supervisor))
                .get("/api/indicators", "Pulang-Min-Position", String.valueOf(position), "Prefer", "wait=20");
        assertThat(answer.status()).isEqualTo(200);
        return CHANGING.matcher(answer.text()).replaceAll("");
    }

    private static void rebuild(String projection) {
        var operator = pulang.queries().as(DemoStaff.Admin.id());
        var address = "/api/operator/projections/" + projection;
        assertThat(operator.post(address + "/rebuild", "").status()).isLessThan(300);
        await().atMost(Duration.ofMinutes(3))
                .until(() ->
                        operator.get(address).json().path("state").asString().equals("Running"));
    }

    private static void awaitPosition() {
        await().atMost(Duration.ofMinutes(3))
                .until(() -> pulang.queries()
                                .as(staff(Role.PrivacyOfficer))
                                .get("/api/erasures?state=CoolingOff")
                                .json()
                                .path("items")
                                .size()
                        == 1);
    }
}
