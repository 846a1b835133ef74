package org.pulang.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pulang.event.ContactLost;
import org.pulang.event.StaffMemberRegistered;
import org.pulang.signin.TestIssuer;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class QueryServiceStartIT {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void waitsUntilTheEventStoreExistsAndCatchesUp() throws Exception {
        var database = TestDatabase.empty();
        try (var service = started(database)) {
            assertThat(get(service, "/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(get(service, "/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(get(service, "/api/audit").statusCode())
                    .as("nobody knows who works here")
                    .isEqualTo(503);

            database.createEventStore();
            registerReader(database);
            record(database, identified(caseId(1)));
            loseContact(database);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(
                                    get(service, "/api/cases/" + caseId(1)).body())
                            .contains("\"contactLost\":true"));
            assertThat(get(service, "/actuator/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void goesOnAtOnceWhereItStopped() throws Exception {
        var database = TestDatabase.empty();
        database.createEventStore();
        registerReader(database);
        loseContact(database);
        try (var service = started(database)) {
            awaitPosition(service, 2);
        }
        loseContact(database);

        try (var service = started(database)) {
            awaitPosition(service, 3);
        }

        assertThat(database.jdbc()
                        .sql("SELECT version FROM readmodel.audittrail WHERE type = 'ContactLost' ORDER BY position")
                        .query(Long.class)
                        .list())
                .containsExactly(0L, 1L);
    }

    private void awaitPosition(ConfigurableApplicationContext service, long position) throws Exception {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(http.send(
                                        request(service, "/api/audit")
                                                .header("Pulang-Min-Position", String.valueOf(position))
                                                .header("Prefer", "wait=5")
                                                .build(),
                                        BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(200));
    }

    private static void loseContact(TestDatabase database) {
        record(database, new ContactLost(caseId(1), List.of(), null, null));
    }

    private static void record(TestDatabase database, Object event) {
        new TestStore(database.dataSource())
                .append(
                        Instant.parse("2026-02-01T03:00:00Z"),
                        Map.of("actor", "system", "organisation", "pulang-demo"),
                        event);
    }

    private static void registerReader(TestDatabase database) {
        record(
                database,
                new StaffMemberRegistered(
                        new StaffId("reader-demo"), new OrganisationId("pulang-demo"), null, Role.Supervisor));
    }

    private static ConfigurableApplicationContext started(TestDatabase database) {
        return new SpringApplicationBuilder(QueryService.class)
                .properties("spring.config.name=query-service")
                .initializers(database)
                .run("--server.port=0");
    }

    private HttpResponse<String> get(ConfigurableApplicationContext service, String path)
            throws IOException, InterruptedException {
        return http.send(request(service, path).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(ConfigurableApplicationContext service, String path) {
        var port = service.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", TestIssuer.shared().bearer("reader-demo"));
    }
}
