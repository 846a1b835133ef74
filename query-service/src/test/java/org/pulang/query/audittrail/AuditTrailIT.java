package org.pulang.query.audittrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.merged;
import static org.pulang.query.Events.providerRegistered;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@QueryServiceTest
class AuditTrailIT {

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @BeforeEach
    void threeEvents() {
        history.clear();
        history.record(identified(caseId(1)));
        history.by("supervisor-1").record(providerRegistered(1), identified(caseId(2)));
    }

    @Test
    void tellsEveryEventInOrderWithWhoAndWhen() throws Exception {
        http.perform(get("/api/audit").header("Accept-Language", "en"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.asOf.position").value(3))
                .andExpect(jsonPath("$.asOf.recordedAt").value("2026-02-01T03:02:00Z"))
                .andExpect(jsonPath("$.items", hasSize(3)))
                .andExpect(jsonPath("$.items[0].position").value(1))
                .andExpect(jsonPath("$.items[0].type").value("VictimIdentified"))
                .andExpect(jsonPath("$.items[0].topic").value("Identification"))
                .andExpect(jsonPath("$.items[0].actor").value("worker-1"))
                .andExpect(jsonPath("$.items[0].role").value("Caseworker"))
                .andExpect(jsonPath("$.items[0].purpose").value("Services"))
                .andExpect(jsonPath("$.items[0].recordedAt").value("2026-02-01T03:00:00Z"))
                .andExpect(jsonPath("$.items[0].occurredAt").value("2026-01-21"))
                .andExpect(jsonPath("$.items[0].commandId").isNotEmpty())
                .andExpect(jsonPath("$.items[0].sentence", containsString("police")))
                .andExpect(jsonPath("$.items[1].topic").value("ServiceProvider"))
                .andExpect(jsonPath("$.items[1].caseId").doesNotExist());
    }

    @Test
    void speaksIndonesianUnlessAskedOtherwise() throws Exception {
        http.perform(get("/api/audit")).andExpect(jsonPath("$.items[0].sentence", containsString("kepolisian")));
    }

    @Test
    void goesOnBehindTheLastEntry() throws Exception {
        var next = http.perform(get("/api/audit?topic=Identification&limit=1"))
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andReturn()
                .getResponse()
                .getHeader("Link");
        assertThat(next).isEqualTo("</api/audit?topic=Identification&limit=1&after=1>; rel=\"next\"");

        http.perform(get("/api/audit?topic=Identification&limit=1&after=1"))
                .andExpect(jsonPath("$.items[0].position").value(3))
                .andExpect(header().doesNotExist("Link"));
    }

    @Test
    void filtersByCaseActorAndType() throws Exception {
        http.perform(get("/api/audit").param("caseId", caseId(2).toString()))
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].position").value(3));
        http.perform(get("/api/audit").param("actor", "supervisor-1")).andExpect(jsonPath("$.items", hasSize(2)));
        http.perform(get("/api/audit").param("type", "ProviderRegistered").param("actor", "worker-1"))
                .andExpect(jsonPath("$.items", hasSize(0)));
    }

    @Test
    void refusesParametersOfAWrongForm() throws Exception {
        for (var wrong : new String[][] {{"caseId", "17"}, {"limit", "0"}, {"limit", "x"}, {"after", "-1"}}) {
            http.perform(get("/api/audit").param(wrong[0], wrong[1]))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.code").value("BAD_PARAMETER"))
                    .andExpect(jsonPath("$.errors[0].parameter").value(wrong[0]));
        }
    }

    @Test
    void tellsWhatIsAboutTwoCasesInTheTrailOfBothAndOnceInAll() throws Exception {
        history.record(merged(caseId(1), caseId(2)));
        for (int n = 1; n <= 2; n++) {
            http.perform(get("/api/audit?topic=CaseLink")
                            .param("caseId", caseId(n).toString()))
                    .andExpect(jsonPath("$.items", hasSize(1)))
                    .andExpect(jsonPath("$.items[0].caseId").value(caseId(n).toString()))
                    .andExpect(jsonPath("$.items[0].position").value(4));
        }
        http.perform(get("/api/audit")).andExpect(jsonPath("$.items", hasSize(4)));
        http.perform(get("/api/audit?limit=1&after=3"))
                .andExpect(jsonPath("$.items[0].type").value("CasesMerged"))
                .andExpect(header().doesNotExist("Link"));
    }

    @Test
    void comesOutEqualWhenRebuilt() {
        history.record(merged(caseId(1), caseId(2)));
        var live = history.rows("audittrail");

        history.rebuild("audittrail");

        assertThat(history.rows("audittrail")).isEqualTo(live).contains("\"ProviderRegistered\"");
    }
}
