package org.pulang.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pulang.command.PostgresForTests;
import org.pulang.command.RunningService;

class CommandEndpointIT {

    private static final String PERSON = """
            {"gender": "Feminine", "citizenships": ["ID"], "origin": "32.12", "identifiedThrough": "ReturnProcess",
             "status": "PossibleVictimOfTrafficking", "firstContact": "2026-02-03"}
            """;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(PostgresForTests.freshDatabase());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void answersTheFirstCommandOfACaseWithItsReceipt() {
        var id = UUID.randomUUID();
        var answer = service.post("/api/cases/%s/identify-victim".formatted(id), PERSON);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/cases/" + id);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(answer.json().path("caseId").asString()).isEqualTo(id.toString());
        assertThat(answer.json().path("version").asInt()).isZero();
        assertThat(answer.header("Pulang-Position"))
                .isEqualTo(answer.json().path("position").asString());
        assertThat(answer.json().path("events").get(0).path("type").asString()).isEqualTo("VictimIdentified");
    }
}
