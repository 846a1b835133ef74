package org.pulang.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@QueryServiceTest
class ProjectionsIT {

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Positions positions;

    @BeforeEach
    void nothingHasHappened() {
        history.clear();
    }

    @Test
    void runsWithoutAxonsAutoConfiguration() {
        assertThat(context.getBeanDefinitionNames()).noneMatch(name -> name.contains("axonframework.springboot"));
    }

    @Test
    void showsAnEventWithinASecondOfItsCommit() throws InterruptedException {
        history.record(identified(caseId(1)));
        var delays = new ArrayList<Duration>();
        for (int n = 2; n <= 6; n++) {
            history.append(identified(caseId(n)));
            long committed = System.nanoTime();
            assertThat(positions.await(n, Duration.ofSeconds(10), List.of("audittrail")))
                    .isTrue();
            delays.add(Duration.ofNanos(System.nanoTime() - committed));
        }

        // The quickest: a machine that has much else to do holds up the others.
        assertThat(delays.stream().sorted().toList().get(0)).isLessThan(Duration.ofSeconds(1));
        assertThat(history.rows("audittrail").lines()).hasSize(6);
    }

    @Test
    void saysWhichCaseIsParkedAndTriesItAgainWhenAsked() throws Exception {
        jdbc.sql("ALTER TABLE readmodel.audittrail ADD CONSTRAINT broken CHECK (version <> 1)")
                .update();
        try {
            history.record(identified(caseId(1)), identified(caseId(2)), identified(caseId(1)), identified(caseId(3)));

            http.perform(get("/api/operator/projections/audittrail").header("Pulang-Role", "Admin"))
                    .andExpect(jsonPath("$.state").value("Running"))
                    .andExpect(jsonPath("$.position").value(4))
                    .andExpect(jsonPath("$.parked").value(1));
            http.perform(get("/api/operator/projections/audittrail/parked").header("Pulang-Role", "Admin"))
                    .andExpect(jsonPath("$[0].stream").value(caseId(1).toString()))
                    .andExpect(jsonPath("$[0].position").value(3))
                    .andExpect(jsonPath("$[0].version").value(1))
                    .andExpect(jsonPath("$[0].error").value("PSQLException 23514"));
            http.perform(get("/actuator/health/projections"))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.status").value("DEGRADED"))
                    .andExpect(jsonPath("$.components.replay.details.parkedCases.audittrail")
                            .value(1));
            http.perform(get("/actuator/health/readiness")).andExpect(status().isOk());
        } finally {
            jdbc.sql("ALTER TABLE readmodel.audittrail DROP CONSTRAINT broken").update();
        }

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var unused = http.perform(post("/api/operator/projections/audittrail/parked/" + caseId(1) + "/retry")
                    .header("Pulang-Role", "Admin"));
            assertThat(history.rows("audittrail").lines()).hasSize(4);
        });
        http.perform(post("/api/operator/projections/audittrail/parked/" + caseId(1) + "/retry")
                        .header("Pulang-Role", "Admin"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("CASE_NOT_PARKED"));
        http.perform(get("/actuator/health/projections"))
                .andExpect(jsonPath("$.status").value("UP"));
    }

    @Test
    void waitsForAnOwnWriteAndSaysHowFreshTheAnswerIs() throws Exception {
        long position = history.record(identified(caseId(1)));

        http.perform(get("/api/operator/projections")
                        .header("Pulang-Role", "Admin")
                        .header("Pulang-Min-Position", position)
                        .header("Prefer", "wait=5"))
                .andExpect(status().isOk())
                .andExpect(header().longValue("Pulang-Position", position));
    }

    @Test
    void refusesAnAnswerOlderThanAskedFor() throws Exception {
        http.perform(get("/api/operator/projections")
                        .header("Pulang-Role", "Admin")
                        .header("Pulang-Min-Position", 99))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "1"))
                .andExpect(jsonPath("$.type").value("urn:pulang:problem:projection-behind"))
                .andExpect(jsonPath("$.code").value("PROJECTION_BEHIND"))
                .andExpect(jsonPath("$.traceId").isNotEmpty());
    }

    @Test
    void givesAnOlderAnswerToTheLenient() throws Exception {
        http.perform(get("/api/operator/projections")
                        .header("Pulang-Role", "Admin")
                        .header("Pulang-Min-Position", 99)
                        .header("Prefer", "handling=lenient"))
                .andExpect(status().isOk())
                .andExpect(header().longValue("Pulang-Position", 0));
    }

    @Test
    void refusesAPositionThatIsNoNumber() throws Exception {
        http.perform(get("/api/operator/projections")
                        .header("Pulang-Role", "Admin")
                        .header("Pulang-Min-Position", "soon"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("BAD_PARAMETER"))
                .andExpect(jsonPath("$.errors[0].parameter").value("Pulang-Min-Position"));
    }

    @Test
    void rebuildsAProjectionToEqualRows() throws Exception {
        long head = history.record(identified(caseId(1)), identified(caseId(2)));
        var live = history.rows("audittrail");
        jdbc.sql("DELETE FROM readmodel.audittrail WHERE position = 1").update();

        http.perform(post("/api/operator/projections/audittrail/rebuild").header("Pulang-Role", "Admin"))
                .andExpect(status().isAccepted())
                .andExpect(header().string("Location", "/api/operator/projections/audittrail"))
                .andExpect(jsonPath("$.rebuild.startedAt").isNotEmpty());
        history.rebuild("audittrail");

        assertThat(history.rows("audittrail")).isEqualTo(live);
        http.perform(get("/api/operator/projections/audittrail").header("Pulang-Role", "Admin"))
                .andExpect(jsonPath("$.state").value("Running"))
                .andExpect(jsonPath("$.position").value(head))
                .andExpect(jsonPath("$.lagEvents").value(0))
                .andExpect(jsonPath("$.rebuild.phase").value("Finished"));
    }

    @Test
    void knowsNoOtherProjections() throws Exception {
        http.perform(post("/api/operator/projections/token/rebuild").header("Pulang-Role", "Admin"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("PROJECTION_UNKNOWN"));
    }

    @Test
    void metersAndHealthSayHowFarEachProjectionIs() throws Exception {
        history.record(identified(caseId(1)));

        http.perform(get("/actuator/health/projections")).andExpect(status().isOk());
        http.perform(get("/actuator/health/readiness")).andExpect(status().isOk());
        var metrics = http.perform(get("/actuator/prometheus"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(metrics)
                .contains("pulang_projection_position{processor=\"audittrail\"} 1.0")
                .contains("pulang_projection_lag_events{processor=\"audittrail\"} 0.0")
                .contains("pulang_projection_lag_seconds{processor=\"audittrail\"} 0.0");
    }
}
