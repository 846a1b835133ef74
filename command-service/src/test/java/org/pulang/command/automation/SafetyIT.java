package org.pulang.command.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
import org.pulang.store.EventJson;

/** The clocks of the first days and of incidents, over HTTP: the whole service, and a clock the tests move on. */
class SafetyIT {

    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final Duration PROMPT = Duration.ofSeconds(60);

    private final String database = PostgresForTests.freshDatabase();
    private RunningService service;

    @BeforeEach
    void start() {
        service = RunningService.start(database, List.of(RunningClock.class), Map.of());
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
    void needsAreOverdueOnceAfter24And72HoursUnlessTheyWereMet() throws InterruptedException {
        var id = aCase();
        post(id, "record-day-zero-needs", """
                {"needs": [{"need": "SafePlace", "answer": "Needed"}, {"need": "Food", "answer": "Needed"},
                 {"need": "Medical", "answer": "Declined"}, {"need": "Clothes", "answer": "Wanted"}]}""");
        post(id, "admit-to-shelter", "{\"kind\": \"NgoShelter\", \"agreedBy\": \"Self\"}");
        assertThat(count(id, "DayZeroNeedMet")).isEqualTo(1);
        assertThat(tasks()).as("one for each moment").isEqualTo(2);

        RunningClock.moveBy(Duration.ofHours(24).minusMinutes(10));
        Thread.sleep(QUIET.toMillis());
        assertThat(count(id, "DayZeroNeedOverdue")).isZero();
        RunningClock.moveBy(Duration.ofMinutes(10));
        await().atMost(PROMPT).until(() -> tasks() == 1);
        assertThat(overdue(id)).containsExactly("Food");

        RunningClock.moveBy(Duration.ofDays(2));
        await().atMost(PROMPT).until(() -> tasks() == 0);
        assertThat(overdue(id)).containsExactly("Food", "Clothes");

        post(id, "record-day-zero-needs", "{\"needs\": [{\"need\": \"Food\", \"answer\": \"Needed\"}]}");
        await().atMost(PROMPT).until(() -> tasks() == 0);
        assertThat(overdue(id)).as("asked again, still the same need").containsExactly("Food", "Clothes");
        post(id, "meet-day-zero-need", "{\"need\": \"Food\"}");
    }

    @Test
    void needsAreOverdueAtOnceWhereTheyWereEnteredTooLate() {
        var id = aCase();
        post(
                id,
                "record-day-zero-needs",
                "{\"needs\": [{\"need\": \"Food\", \"answer\": \"Needed\"}], \"occurredAt\": \"%s\"}"
                        .formatted(RunningClock.now().minus(Duration.ofDays(2))));
        await().atMost(PROMPT).until(() -> count(id, "DayZeroNeedOverdue") == 1);
    }

    @Test
    void responsesAreOverdueOnceAfter24HoursAlsoWhereTheServiceWasDown() throws InterruptedException {
        var id = aCase();
        var waiting = reported(id);
        var answered = reported(id);
        post(
                id,
                "record-incident-response",
                "{\"incidentId\": \"%s\", \"actions\": [\"PersonSeen\"]}".formatted(answered));
        assertThat(tasks()).isEqualTo(1);

        RunningClock.moveBy(Duration.ofHours(24).minusMinutes(10));
        Thread.sleep(QUIET.toMillis());
        assertThat(count(id, "IncidentResponseOverdue")).isZero();
        service.close();
        RunningClock.moveBy(Duration.ofMinutes(10));
        start();
        await().atMost(PROMPT).until(() -> count(id, "IncidentResponseOverdue") == 1);
        await().atMost(PROMPT).until(() -> tasks() == 0);
        assertThat(count(id, "IncidentResponseOverdue")).isEqualTo(1);

        post(
                id,
                "record-incident-response",
                "{\"incidentId\": \"%s\", \"actions\": [\"NothingWanted\"]}".formatted(waiting));
    }

    private UUID aCase() {
        var id = UUID.randomUUID();
        post(id, "identify-victim", """
                {"gender": "Masculine", "citizenships": ["ID"], "origin": "32.12", "identifiedThrough": "Community",
                 "status": "PossibleVictimOfTrafficking", "firstContact": "2026-02-03"}""");
        return id;
    }

    private UUID reported(UUID caseId) {
        var id = UUID.randomUUID();
        post(
                caseId,
                "report-incident",
                "{\"incidentId\": \"%s\", \"kind\": \"Threat\", \"description\": \"A car stood before the house.\"}"
                        .formatted(id));
        return id;
    }

    private void post(UUID id, String command, String body) {
        var answer = service.post(
                "/api/cases/%s/%s".formatted(id, command),
                body,
                "Pulang-Actor",
                "caseworker-1",
                "Pulang-Role",
                "Caseworker");
        assertThat(answer.status()).as(answer.text()).isLessThan(300);
    }

    private List<String> overdue(UUID stream) {
        return service.jdbc().sql("""
                        SELECT e.payload FROM eventstore.event e JOIN eventstore.type t ON t.id = e.type
                        WHERE e.stream = ? AND t.name = 'DayZeroNeedOverdue' ORDER BY e.version""").params(stream).query(byte[].class).list().stream()
                .map(payload -> EventJson.MAPPER.readTree(payload).path("need").asString())
                .toList();
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
