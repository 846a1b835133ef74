package org.pulang.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
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
    TransactionManager transactions;

    @Autowired
    Positions positions;

    @BeforeEach
    void nothingHasHappened() {
        history.clear();
    }

    @Test
    void runsInSpringsTransactionsAndWithoutAxonsAutoConfiguration() {
        assertThat(transactions).isInstanceOf(SpringTransactionManager.class);
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

        assertThat(delays.stream().sorted().toList().get(2)).isLessThan(Duration.ofSeconds(1));
        assertThat(history.rows("audittrail").lines()).hasSize(6);
    }

    @Test
    void handlesAnEventCommittedLateBehindALaterPosition() throws InterruptedException {
        history.at(Instant.now());
        var others = new Thread(() -> history.append(identified(caseId(2))));
        transactions.executeInTransaction(() -> {
            history.append(identified(caseId(1)));
            others.start();
            try {
                assertThat(positions.await(2, Duration.ofSeconds(5), List.of("audittrail")))
                        .as("a bystander does not wait")
                        .isTrue();
                assertThat(positions.await(1, Duration.ZERO, List.of("audittrail")))
                        .as("its own effect is not claimed")
                        .isFalse();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        others.join();

        assertThat(positions.await(1, Duration.ofSeconds(5), List.of("audittrail")))
                .isTrue();
        assertThat(history.rows("audittrail").lines()).hasSize(2);
    }

    @Test
    void triesAFailedBatchAgainAndSkipsNothing() throws Exception {
        jdbc.sql("ALTER TABLE readmodel.audittrail ADD CONSTRAINT broken CHECK (version <> 1)")
                .update();
        try {
            history.append(identified(caseId(1)), identified(caseId(2)), identified(caseId(1)), identified(caseId(3)));
            await().untilAsserted(() -> assertThat(projection("audittrail")).contains("\"state\":\"Failing\""));

            assertThat(number("SELECT count(*) FROM readmodel.audittrail"))
                    .as("rows up to the position, none behind it, the failing one and what follows left out")
                    .isEqualTo(number(
                            "SELECT coalesce(max(position), 0) FROM readmodel.token WHERE processor = 'audittrail'"))
                    .isLessThan(3);
            http.perform(get("/actuator/health/projections")).andExpect(status().isServiceUnavailable());
            http.perform(get("/actuator/health/readiness")).andExpect(status().isOk());
        } finally {
            jdbc.sql("ALTER TABLE readmodel.audittrail DROP CONSTRAINT broken").update();
        }

        assertThat(positions.await(4, Duration.ofSeconds(15), List.of("audittrail")))
                .isTrue();
        assertThat(history.rows("audittrail").lines()).hasSize(4);
        await().untilAsserted(() -> assertThat(projection("audittrail")).contains("\"state\":\"Running\""));
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private String projection(String name) throws Exception {
        return http.perform(get("/api/operator/projections/" + name))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void refusesTheRowsOfANodeThatLostItsClaim() {
        history.record(identified(caseId(1)));
        var other = new TokenTable(jdbc, "other node");

        assertThat(other.fetchSegments("audittrail")).containsExactly(0);
        assertThatThrownBy(() -> other.storeToken(GapAwareTrackingToken.newInstance(7, List.of()), "audittrail", 0))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> other.fetchToken("audittrail", 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void waitsForAnOwnWriteAndSaysHowFreshTheAnswerIs() throws Exception {
        long position = history.record(identified(caseId(1)));

        http.perform(get("/api/operator/projections")
                        .header("Pulang-Min-Position", position)
                        .header("Prefer", "wait=5"))
                .andExpect(status().isOk())
                .andExpect(header().longValue("Pulang-Position", position));
    }

    @Test
    void refusesAnAnswerOlderThanAskedFor() throws Exception {
        http.perform(get("/api/operator/projections").header("Pulang-Min-Position", 99))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "1"))
                .andExpect(jsonPath("$.type").value("urn:pulang:problem:projection-behind"))
                .andExpect(jsonPath("$.code").value("PROJECTION_BEHIND"))
                .andExpect(jsonPath("$.traceId").isNotEmpty());
    }

    @Test
    void givesAnOlderAnswerToTheLenient() throws Exception {
        http.perform(get("/api/operator/projections")
                        .header("Pulang-Min-Position", 99)
                        .header("Prefer", "handling=lenient"))
                .andExpect(status().isOk())
                .andExpect(header().longValue("Pulang-Position", 0));
    }

    @Test
    void refusesAPositionThatIsNoNumber() throws Exception {
        http.perform(get("/api/operator/projections").header("Pulang-Min-Position", "soon"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("BAD_PARAMETER"))
                .andExpect(jsonPath("$.errors[0].parameter").value("Pulang-Min-Position"));
    }

    @Test
    void rebuildsAProjectionToEqualRows() throws Exception {
        long head = history.record(identified(caseId(1)), identified(caseId(2)));
        var live = history.rows("audittrail");
        jdbc.sql("DELETE FROM readmodel.audittrail WHERE position = 1").update();

        http.perform(post("/api/operator/projections/audittrail/rebuild"))
                .andExpect(status().isAccepted())
                .andExpect(header().string("Location", "/api/operator/projections/audittrail"))
                .andExpect(jsonPath("$.rebuildRequestedAt").isNotEmpty());
        history.rebuild("audittrail");

        assertThat(history.rows("audittrail")).isEqualTo(live);
        http.perform(get("/api/operator/projections/audittrail"))
                .andExpect(jsonPath("$.state").value("Running"))
                .andExpect(jsonPath("$.position").value(head))
                .andExpect(jsonPath("$.lagEvents").value(0));
    }

    @Test
    void knowsNoOtherProjections() throws Exception {
        http.perform(post("/api/operator/projections/token/rebuild"))
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
