package org.pulang.query.outlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.scheduled;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.pulang.event.ConsentGranted;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.query.outlet.TestReceiver.Reply;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.ConsentMode;
import org.pulang.vocabulary.ConsentPoint;
import org.pulang.vocabulary.ConsentPurpose;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@QueryServiceTest
class OutletsEndpointIT {

    private static final TestReceiver RECEIVER = new TestReceiver();
    private static final String ADDRESS = "/api/operator/outlets/ministry";

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @DynamicPropertySource
    static void target(DynamicPropertyRegistry properties) throws IOException {
        var secret = Files.createTempFile("webhook", "");
        Files.writeString(secret, TestReceiver.SECRET);
        properties.add("PULANG_OUTLET_SOURCE", () -> "https://pulang.example.go.id");
        setting(properties, "url", RECEIVER.url());
        setting(properties, "secret-file", secret);
        setting(properties, "organisation", "dinsos-32-73");
        setting(properties, "own-network", true);
        setting(properties, "attempts", 2);
        setting(properties, "first-pause", "20ms");
        setting(properties, "longest-pause", "20ms");
    }

    private static void setting(DynamicPropertyRegistry properties, String name, Object value) {
        properties.add("pulang.outlet.targets.ministry." + name, () -> value);
    }

    @AfterAll
    static void close() {
        RECEIVER.close();
    }

    @Test
    void tellsOperatorsWhereATargetStandsAndSendsNothingAgainWhenProjectionsAreRebuilt() throws Exception {
        history.clear();
        RECEIVER.reply = delivery -> Reply.of(delivery.type().contains("FollowUp") ? 422 : 204);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> stands("Running"));
        long last = history.record(
                identified(caseId(1)),
                new ConsentGranted(
                        caseId(1),
                        new ConsentId(new UUID(3, 1)),
                        ConsentPurpose.Reporting,
                        List.of(),
                        List.of(ConsentPoint.UseOfData),
                        null,
                        ConsentMode.Written,
                        ConsentGiver.Self,
                        null,
                        null),
                scheduled(caseId(1), 1, "2026-03-10"));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> http.perform(admin(get(ADDRESS)))
                        .andExpect(jsonPath("$.position").value(last))
                        .andExpect(jsonPath("$.lagEvents").value(0))
                        .andExpect(jsonPath("$.waiting").value(1))
                        .andExpect(jsonPath("$.deadLetters").value(1)));
        assertThat(RECEIVER.told()).containsExactly("VictimIdentified.v1@0", "ConsentGranted.v1@1");
        http.perform(admin(get("/api/operator/outlets")))
                .andExpect(jsonPath("$[0].name").value("ministry"));
        http.perform(admin(get(ADDRESS + "/dead-letters")))
                .andExpect(jsonPath("$[0].position").value(3))
                .andExpect(jsonPath("$[0].type").value("FollowUpScheduled"))
                .andExpect(jsonPath("$[0].error").value("HTTP 422"))
                .andExpect(jsonPath("$[0].dead").value(true));
        assertThat(http.perform(admin(get("/operator/outlets?lang=en")))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("FollowUpScheduled", "HTTP 422", "no longer tried", "/dead-letters/3/skip")
                .doesNotContain(caseId(1).toString());
        assertThat(http.perform(get("/actuator/prometheus"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("pulang_outlet_dead{target=\"ministry\"} 1.0")
                .contains("pulang_outlet_delivered_total{target=\"ministry\"} 2.0")
                .contains("pulang_outlet_lag_seconds{target=\"ministry\"} 0.0");

        history.rebuild("audittrail");
        history.rebuild("access");
        RECEIVER.reply = delivery -> Reply.of(204);
        http.perform(admin(post(ADDRESS + "/dead-letters/3/retry"))).andExpect(status().isOk());

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> http.perform(admin(get(ADDRESS)))
                        .andExpect(jsonPath("$.waiting").value(0)));
        assertThat(RECEIVER.ids()).hasSize(3).doesNotHaveDuplicates();

        http.perform(admin(post(ADDRESS + "/dead-letters/3/skip")))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("DEAD_LETTER_UNKNOWN"));
        http.perform(admin(post(ADDRESS + "/dead-letters/x/skip"))).andExpect(status().isBadRequest());
        http.perform(admin(post(ADDRESS + "/pause")))
                .andExpect(jsonPath("$.state").value("Paused"));
        http.perform(admin(post(ADDRESS + "/resume")))
                .andExpect(jsonPath("$.state").value("Running"));
        http.perform(admin(get("/api/operator/outlets/nobody")))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("OUTLET_UNKNOWN"));
        http.perform(get(ADDRESS)).andExpect(status().isForbidden());
    }

    private void stands(String state) throws Exception {
        http.perform(admin(get(ADDRESS))).andExpect(jsonPath("$.state").value(state));
    }

    private static MockHttpServletRequestBuilder admin(MockHttpServletRequestBuilder request) {
        return request.header("Pulang-Role", "Admin");
    }
}
