package org.pulang.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@QueryServiceTest
class OperatorPageIT {

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Projections projections;

    @BeforeEach
    void oneCase() {
        history.clear();
        history.record(identified(caseId(1)));
    }

    @Test
    void showsEveryProjectionHealthAndVersions() throws Exception {
        var page = page("/operator?lang=en");

        assertThat(page.select("#state tbody tr").eachAttr("data-name")).isEqualTo(projections.names());
        assertThat(page.select("#state tr[data-name=caseload]").text()).contains("running", "0 events");
        assertThat(page.select("#health dt").eachText()).contains("all together");
        assertThat(page.select("#installation").text()).contains("PostgreSQL", "Java");
        assertThat(page.select("[style], style, script:not([src])")).isEmpty();
        assertThat(page.outerHtml())
                .doesNotContain("??")
                .doesNotContain(caseId(1).toString());
    }

    @Test
    void isNotSentAgainWhileNothingChanges() throws Exception {
        var tag = page("/operator").select("#state").attr("data-seen");

        http.perform(admin(get("/operator/state").param("seen", "older"))).andExpect(status().isOk());
        var again = http.perform(admin(get("/operator/state").param("seen", tag)))
                .andReturn()
                .getResponse();
        assertThat(again.getStatus()).isEqualTo(204);
        assertThat(again.getContentAsString()).isEmpty();
    }

    @Test
    void rebuildsAndTellsHowFarItIs() throws Exception {
        http.perform(admin(form("/operator/projections/followups/rebuild")))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", "/operator/projections/followups?told=RebuildBegun"));
        projections.rebuild("followups").join();

        var page = page("/operator/projections/followups?told=RebuildBegun&lang=en");
        assertThat(page.select("#told").text()).startsWith("The rebuild has begun");
        assertThat(page.select("#rebuild").text()).contains("finished");
        assertThat(page.select("#segments tbody tr")).hasSize(CaseSequence.SEGMENTS);
    }

    @Test
    void keepsThePageOfAProjectionUpToDate() throws Exception {
        var page = page("/operator/projections/followups?lang=en");
        var state = page.expectFirst("#state");
        assertThat(state.attr("data-from")).isEqualTo("/operator/projections/followups/state");
        assertThat(state.attr("data-busy")).isEqualTo("false");
        assertThat(page.select("[data-live]").eachAttr("id"))
                .containsExactly("state", "progress", "segment-rows")
                .allSatisfy(part -> assertThat(page.select("#%s form".formatted(part)))
                        .as("nobody's form is taken away")
                        .isEmpty());

        var again = http.perform(admin(get("/operator/projections/followups/state")
                        .param("seen", state.attr("data-seen"))
                        .param("lang", "en")))
                .andReturn()
                .getResponse();
        assertThat(again.getStatus()).isEqualTo(204);
        projections.rebuild("followups").join();
        var next = Jsoup.parse(http.perform(admin(get("/operator/projections/followups/state")
                        .param("seen", state.attr("data-seen"))
                        .param("lang", "en")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(next.select("#progress").text()).contains("finished");
        http.perform(admin(get("/operator/projections/nothing/state"))).andExpect(status().isNotFound());
        http.perform(get("/operator/projections/followups/state")).andExpect(status().isForbidden());
    }

    @Test
    void showsParkedEventsByTypeAndPositionAlone() throws Exception {
        // Of a case that has no events: there is nothing to be handled twice.
        jdbc.sql("""
                        INSERT INTO readmodel.parked
                            (processor, stream, position, version, error, attempts, parked_at, next_retry_at)
                        VALUES ('followups', ?, 1, 0, 'IllegalStateException', 3, clock_timestamp(),
                            clock_timestamp() + interval '1 hour')""").param(caseId(2).value()).update();

        var page = page("/operator/projections/followups?lang=en");
        assertThat(page.select("#parked tbody tr").text())
                .contains("1", "VictimIdentified", "IllegalStateException", "3");
        assertThat(page.outerHtml()).doesNotContain(caseId(2).toString());
        assertThat(page("/operator").select("tr[data-name=followups] a.alert").text())
                .isEqualTo("1");

        http.perform(admin(form("/operator/projections/followups/parked/1/retry")))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", "/operator/projections/followups?told=HandledNow"));
        http.perform(admin(form("/operator/projections/followups/parked/1/retry")))
                .andExpect(status().isNotFound());
    }

    @Test
    void isForOperatorsAndForFormsOfItsOwn() throws Exception {
        http.perform(get("/operator")).andExpect(status().isForbidden());
        http.perform(form("/operator/projections/followups/rebuild")).andExpect(status().isForbidden());
        http.perform(admin(post("/operator/projections/followups/rebuild"))).andExpect(status().isForbidden());
        http.perform(admin(get("/operator/projections/nothing"))).andExpect(status().isNotFound());
        assertThat(page("/operator/outlets?lang=en").text()).contains("No other system is told");
    }

    private Document page(String address) throws Exception {
        return Jsoup.parse(http.perform(admin(get(URI.create(address))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private static MockHttpServletRequestBuilder admin(MockHttpServletRequestBuilder request) {
        return request.header("Pulang-Role", "Admin").header("Pulang-Actor", "admin-1");
    }

    private static MockHttpServletRequestBuilder form(String address) {
        return post(address).with(request -> {
            CsrfFilter.skipRequest(request);
            return request;
        });
    }
}
