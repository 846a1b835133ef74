package org.pulang.command.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.command.PostgresForTests;
import org.pulang.command.RunningService;
import org.pulang.command.automation.AutomationIT.RunningClock;

/** What people ask for by right, over HTTP: the whole service, and a clock the tests move on. */
class SubjectRequestIT {

    private static final Duration PROMPT = Duration.ofSeconds(60);
    private static final Duration TO_BE_ANSWERED = Duration.ofDays(3);
    private static final String CONSENT =
            "\"recipients\": [], \"explained\": [], \"mode\": \"Oral\", \"givenBy\": \"Self\"";

    private RunningService service;

    @BeforeEach
    void start() {
        service = RunningService.start(PostgresForTests.freshDatabase(), List.of(RunningClock.class), Map.of());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @AfterAll
    static void resetClock() {
        GenericEventMessage.clock = Clock.systemUTC();
    }

    @Test
    void isOverdueOnceWhereItHasNoAnswerAfter72HoursAndNotWhereItHas() {
        var hers = aCase();
        var waiting = received(hers, "\"right\": \"Access\"");
        var answered = received(hers, "\"right\": \"Access\"");
        ok(request(answered, "answer-subject-request", """
                {"review": {"channel": "InPerson", "seenAlone": true, "coercion": "NoSign", "endangers": false,
                 "showsAnotherPerson": false}}""", "PrivacyOfficer"));

        RunningClock.moveBy(TO_BE_ANSWERED.minusMinutes(10));
        assertThat(count(waiting, "SubjectRequestOverdue")).isZero();
        RunningClock.moveBy(Duration.ofMinutes(10));
        await().atMost(PROMPT).until(() -> count(waiting, "SubjectRequestOverdue") == 1);
        await().atMost(PROMPT).until(() -> tasks() == 0);
        assertThat(count(waiting, "SubjectRequestOverdue")).isEqualTo(1);
        assertThat(count(answered, "SubjectRequestOverdue")).isZero();

        ok(request(waiting, "refuse-subject-request", "{\"ground\": \"Endangers\"}", "PrivacyOfficer"));
    }

    @Test
    void isOverdueAtOnceWhereItWasRecordedTooLate() {
        var late = received(
                aCase(),
                "\"right\": \"Access\", \"receivedAt\": \"%s\""
                        .formatted(RunningClock.now().minus(TO_BE_ANSWERED)));
        await().atMost(PROMPT).until(() -> count(late, "SubjectRequestOverdue") == 1);
    }

    @Test
    void refusesATimeThatIsNoneOrHasNotComeYet() {
        var hers = aCase();
        for (var time : List.of("\"2999-01-01\"", "\"yesterday\"", "5", "1e400", "\"2026-02-30\"", "{}")) {
            var answer = service.post(
                    "/api/requests/%s/receive-subject-request".formatted(UUID.randomUUID()),
                    "{\"caseId\": \"%s\", \"right\": \"Access\", \"requestedBy\": \"Self\", \"receivedAt\": %s}"
                            .formatted(hers, time),
                    by("Caseworker"));
            assertThat(answer.status()).as(time).isEqualTo(400);
        }
    }

    @Test
    void isAnsweredOnceWorkOnTheCaseIsRestricted() {
        var hers = aCase();
        var id = received(hers, "\"right\": \"Restrict\"");
        assertThat(request(id, "answer-subject-request", "{}", "PrivacyOfficer").code())
                .isEqualTo("SUBJECT_REQUEST_NOT_CARRIED_OUT");

        ok(onCase(hers, "restrict-processing", "{\"ground\": \"AskedByPerson\"}", "Caseworker"));
        ok(request(id, "answer-subject-request", "{}", "PrivacyOfficer"));
        var consent = "{\"purpose\": \"Reporting\", %s}".formatted(CONSENT);
        assertThat(onCase(hers, "grant-consent", consent, "Caseworker").code()).isEqualTo("PROCESSING_RESTRICTED");
        ok(onCase(hers, "add-note", "{\"visibility\": \"Team\", \"text\": \"She asked for it.\"}", "Caseworker"));

        ok(onCase(hers, "lift-restriction", "{\"reason\": \"AskedByPerson\"}", "Supervisor"));
        ok(onCase(hers, "grant-consent", consent, "Caseworker"));
    }

    @Test
    void endsAsTheRequestToEraseEnds() {
        var hers = aCase();
        var erasure = UUID.randomUUID();
        ok(service.post(
                "/api/erasures/%s/request-erasure".formatted(erasure),
                "{\"caseId\": \"%s\", \"subjects\": [\"Survivor\"], \"scope\": \"All\", \"requestedBy\": \"Self\"}"
                        .formatted(hers),
                by("Caseworker")));
        var id = received(hers, "\"right\": \"Erase\", \"erasureId\": \"%s\"".formatted(erasure));
        assertThat(request(id, "refuse-subject-request", "{\"ground\": \"LegalObligation\"}", "PrivacyOfficer")
                        .code())
                .isEqualTo("ERASURE_NOT_ENDED");

        ok(service.post(
                "/api/erasures/%s/refuse-erasure".formatted(erasure),
                "{\"ground\": \"LegalObligation\"}",
                by("PrivacyOfficer")));
        ok(request(id, "refuse-subject-request", "{\"ground\": \"LegalObligation\"}", "PrivacyOfficer"));
    }

    private UUID aCase() {
        var id = UUID.randomUUID();
        ok(onCase(id, "identify-victim", """
                {"gender": "Feminine", "citizenships": ["ID"], "origin": "32.12", "identifiedThrough": "Community",
                 "status": "PossibleVictimOfTrafficking", "firstContact": "2026-02-03"}""", "Caseworker"));
        return id;
    }

    private UUID received(UUID caseId, String what) {
        var id = UUID.randomUUID();
        ok(request(
                id,
                "receive-subject-request",
                "{\"caseId\": \"%s\", \"requestedBy\": \"Self\", %s}".formatted(caseId, what),
                "Caseworker"));
        return id;
    }

    private RunningService.Answer onCase(UUID id, String command, String body, String role) {
        return service.post("/api/cases/%s/%s".formatted(id, command), body, by(role));
    }

    private RunningService.Answer request(UUID id, String command, String body, String role) {
        return service.post("/api/requests/%s/%s".formatted(id, command), body, by(role));
    }

    private static String[] by(String role) {
        return new String[] {"Pulang-Actor", role.toLowerCase(Locale.ROOT) + "-1", "Pulang-Role", role};
    }

    private static void ok(RunningService.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isLessThan(300);
    }

    private long count(UUID stream, String type) {
        return service.jdbc().sql("""
                        SELECT count(*) FROM eventstore.event e JOIN eventstore.type t ON t.id = e.type
                        WHERE e.stream = ? AND t.name = ?""").params(stream, type).query(Long.class).single();
    }

    private long tasks() {
        return service.jdbc()
                .sql("SELECT count(*) FROM eventstore.scheduled_tasks")
                .query(Long.class)
                .single();
    }
}
