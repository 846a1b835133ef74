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
            // Who may read is not known yet.
            assertThat(get(service, "/api/audit").statusCode()).isEqualTo(503);

            database.createEventStore();
            record(database, identified(caseId(1)));
            loseContact(database);

            await().atMost(Duration.ofSeconds(10))
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
        loseContact(database);
        try (var service = started(database)) {
            awaitPosition(service, 1);
        }
        loseContact(database);

        try (var service = started(database)) {
            awaitPosition(service, 2);
        }

        assertThat(database.jdbc()
                        .sql("SELECT version FROM readmodel.audittrail ORDER BY position")
                        .query(Long.class)
                        .list())
                .containsExactly(0L, 1L);
    }

    private void awaitPosition(ConfigurableApplicationContext service, long position) throws Exception {
        var answer = http.send(
                request(service, "/api/operator/projections")
                        .header("Pulang-Role", "Admin")
                        .header("Pulang-Min-Position", String.valueOf(position))
                        .header("Prefer", "wait=5")
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
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

    private static ConfigurableApplicationContext started(TestDatabase database) {
        return new SpringApplicationBuilder(QueryService.class)
                .properties("spring.config.name=query-service")
                .initializers(database)
                .run("--server.port=0");
    }

    private HttpResponse<String> get(ConfigurableApplicationContext service, String path)
            throws IOException, InterruptedException {
        return http.send(
                request(service, path).header("Pulang-Role", "Supervisor").build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(ConfigurableApplicationContext service, String path) {
        var port = service.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }
}
