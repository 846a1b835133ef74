package org.pulang.command.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
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
import org.pulang.command.serviceprovider.ProviderDirectory;
import org.pulang.store.EventJson;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.ProviderId;
import tools.jackson.databind.JsonNode;

/** That providers are verified every 60 days: the whole service, and a clock the tests move on. */
class ProviderVerificationIT {

    private static final Duration PROMPT = Duration.ofSeconds(60);
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final int HOLDS = 60;

    private String database;
    private RunningService service;

    @BeforeEach
    void start() {
        database = PostgresForTests.freshDatabase();
        service = started();
        // So that no test runs across the end of a day.
        RunningClock.moveTo(today().plusDays(1));
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
    void isDueOnceWhenSixtyDaysAreOverAndGoesOnTakingReferrals() {
        var provider = registered();
        var day = today();
        verify(provider, "");
        RunningClock.moveTo(day.plusDays(HOLDS));
        assertThat(tasks()).isEqualTo(1);

        RunningClock.moveTo(day.plusDays(HOLDS + 1));
        await().atMost(PROMPT).until(() -> due(provider) == 1);
        await().atMost(PROMPT).until(() -> tasks() == 0);
        assertThat(due(provider)).isEqualTo(1);
        assertThat(json(provider, "payload", "ProviderVerificationDue")
                        .path("heldUntil")
                        .asString())
                .isEqualTo(day.plusDays(HOLDS).toString());
        var metadata = json(provider, "metadata", "ProviderVerificationDue");
        assertThat(metadata.path(EventMetadata.ACTOR).asString()).isEqualTo("system");
        assertThat(metadata.path(EventMetadata.CAUSATION_ID).asString()).isEqualTo(eventId(provider));
        assertThat(metadata.path(EventMetadata.CORRELATION_ID).asString())
                .isEqualTo(json(provider, "metadata", "ProviderVerified")
                        .path(EventMetadata.CORRELATION_ID)
                        .asString());
        assertThat(service.bean(ProviderDirectory.class).active(new ProviderId(provider)))
                .isPresent();
    }

    @Test
    void isDueAtOnceWhereThatIsEnteredTooLate() {
        var provider = registered();
        verify(provider, ", \"occurredAt\": \"%s\"".formatted(today().minusDays(HOLDS + 1)));
        await().atMost(PROMPT).until(() -> due(provider) == 1);
    }

    @Test
    void isNotDueAtTheEndOfAVerificationThatAnotherFollowed() {
        var provider = registered();
        var day = today();
        verify(provider, "");
        RunningClock.moveTo(day.plusDays(30));
        verify(provider, "");

        RunningClock.moveTo(day.plusDays(HOLDS + 1));
        await().atMost(PROMPT).until(() -> tasks() == 1);
        assertThat(due(provider)).isZero();
        RunningClock.moveTo(day.plusDays(30 + HOLDS + 1));
        await().atMost(PROMPT).until(() -> due(provider) == 1);
    }

    @Test
    void isNotDueWhileItIsSuspendedAndAtOnceWhenItIsResumed() {
        var provider = registered();
        var day = today();
        verify(provider, "");
        ok(provider, "suspend-provider", "{\"reason\": \"NoCapacity\"}");
        RunningClock.moveTo(day.plusDays(HOLDS + 5));
        await().atMost(PROMPT).until(() -> tasks() == 0);
        assertThat(due(provider)).isZero();

        ok(provider, "resume-provider", "{}");
        await().atMost(PROMPT).until(() -> due(provider) == 1);
        await().atMost(PROMPT).until(() -> tasks() == 0);
        assertThat(due(provider)).isEqualTo(1);
    }

    @Test
    void isDueAtItsEndWhereItWasResumedBefore() {
        var provider = registered();
        var day = today();
        verify(provider, "");
        ok(provider, "suspend-provider", "{\"reason\": \"NoCapacity\"}");
        ok(provider, "resume-provider", "{}");
        await().atMost(PROMPT).until(() -> tasks() == 1);
        assertThat(due(provider)).isZero();
        RunningClock.moveTo(day.plusDays(HOLDS + 1));
        await().atMost(PROMPT).until(() -> due(provider) == 1);
    }

    @Test
    void isDueOnceAlsoWhereTheServiceWasDown() {
        var provider = registered();
        var day = today();
        verify(provider, "");
        service.close();
        RunningClock.moveTo(day.plusDays(HOLDS + 1));

        service = started();
        await().atMost(PROMPT).until(() -> due(provider) == 1);
        await().atMost(PROMPT).until(() -> tasks() == 0);
        service.close();
        service = started();
        verify(provider, "");
        await().atMost(PROMPT).until(() -> tasks() == 1);
        assertThat(due(provider)).isEqualTo(1);
    }

    @Test
    void refusesAnOfferThatIsNoneOrOutsideTheCountry() {
        var provider = registered();
        var offer = "{\"service\": \"Housing\", \"cost\": \"Free\", \"areas\": %s, \"serves\": %s}";
        for (var wrong : List.of(
                offer.formatted("[\"99\"]", "[\"Men\"]"),
                offer.formatted("[\"32.12.01\"]", "[\"Men\"]"),
                offer.formatted("[null]", "[\"Men\"]"),
                offer.formatted("null", "[\"Men\"]"),
                offer.formatted("[]", "[]"),
                offer.formatted("[]", "[null]"),
                offer.formatted("[]", "[\"Everybody\"]"),
                "{\"service\": \"Housing\", \"cost\": \"Free\", \"serves\": [\"Men\"]}")) {
            var answer = post(provider, "offer-service", wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
        }
        ok(provider, "offer-service", offer.formatted("[]", "[\"Men\"]"));
        ok(provider, "offer-service", offer.formatted("[\"32\", \"33.29\"]", "[\"Women\", \"Children\"]"));
    }

    private RunningService started() {
        return RunningService.start(database, List.of(RunningClock.class), Map.of());
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(RunningClock.now(), JAKARTA);
    }

    private UUID registered() {
        var id = UUID.randomUUID();
        ok(
                id,
                "register-provider",
                "{\"name\": \"Klinik Contoh\", \"type\": \"NGO\", \"services\": [\"Medical\"], \"area\": \"32.12\"}");
        return id;
    }

    private void verify(UUID provider, String more) {
        ok(provider, "verify-provider", "{\"mode\": \"Call\"%s}".formatted(more));
    }

    private RunningService.Answer post(UUID provider, String command, String body) {
        return service.post(
                "/api/providers/%s/%s".formatted(provider, command),
                body,
                "Pulang-Actor",
                "supervisor-1",
                "Pulang-Role",
                "Supervisor");
    }

    private void ok(UUID provider, String command, String body) {
        var answer = post(provider, command, body);
        assertThat(answer.status()).as(answer.text()).isLessThan(300);
    }

    private long due(UUID provider) {
        return service.jdbc().sql("""
                        SELECT count(*) FROM eventstore.event e JOIN eventstore.type t ON t.id = e.type
                        WHERE e.stream = ? AND t.name = 'ProviderVerificationDue'""").param(provider).query(Long.class).single();
    }

    private JsonNode json(UUID provider, String column, String type) {
        return EventJson.MAPPER.readTree(service.jdbc()
                .sql("""
                        SELECT e.%s FROM eventstore.event e JOIN eventstore.type t ON t.id = e.type
                        WHERE e.stream = ? AND t.name = ?""".formatted(column))
                .params(provider, type)
                .query(byte[].class)
                .single());
    }

    private String eventId(UUID provider) {
        return service.jdbc()
                .sql("""
                        SELECT e.event_id FROM eventstore.event e JOIN eventstore.type t ON t.id = e.type
                        WHERE e.stream = ? AND t.name = 'ProviderVerified'""")
                .param(provider)
                .query(UUID.class)
                .single()
                .toString();
    }

    private long tasks() {
        return service.jdbc()
                .sql("SELECT count(*) FROM eventstore.scheduled_tasks")
                .query(Long.class)
                .single();
    }
}
