package org.pulang.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.query.replay.RebuildTable.Phase;
import org.pulang.store.EventJson;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
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

    @Autowired
    RebuildStream streams;

    @Autowired
    DataSource database;

    private final ExecutorService listeners = Executors.newCachedThreadPool();

    @AfterEach
    void nobodyListens() {
        listeners.shutdownNow();
    }

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
    void tellsAnOpenPageHowFarRebuildsAreUntilTheyEnd() throws Exception {
        http.perform(admin(get("/operator/progress"))).andExpect(status().isNoContent());
        var table = new RebuildTable(jdbc);
        try (var session = database.getConnection()) {
            underway(table, session);
            var page = page("/operator?lang=en");
            assertThat(page.select("#state").attr("data-busy")).isEqualTo("true");
            assertThat(page.select("[data-rebuild=followups] progress").attr("value"))
                    .isEqualTo("10");
            assertThat(page("/operator/projections/followups")
                            .select("[data-rebuild=followups] [data-part]")
                            .eachAttr("data-part"))
                    .containsExactly("phase", "reached", "speed");

            var stream = listen(null);
            Thread.sleep(2_000);
            table.reach("followups", 1_500);
            Thread.sleep(2_500);
            table.unlock(session, "followups");

            var answer = stream.get(10, TimeUnit.SECONDS);
            assertThat(answer.getContentType()).startsWith("text/event-stream");
            assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.getContentAsString()).startsWith("retry: ").endsWith("event: end\ndata: {}\n\n");
            var first = EventJson.MAPPER
                    .readTree(answer.getContentAsString()
                            .lines()
                            .filter(line -> line.startsWith("data: "))
                            .findFirst()
                            .orElseThrow()
                            .substring("data: ".length()))
                    .path(0);
            assertThat(first.path("name").asString()).isEqualTo("followups");
            assertThat(first.path("percent").asInt()).isEqualTo(10);
            assertThat(first.path("reached").asString()).isEqualTo("300 of 3,000 events");
            assertThat(answer.getContentAsString())
                    .contains("\"percent\":50", "1,500 of 3,000 events")
                    .doesNotContain(caseId(1).toString());
        }
    }

    @Test
    void endsWithTheSessionAndIsForFew() throws Exception {
        var table = new RebuildTable(jdbc);
        try (var session = database.getConnection()) {
            underway(table, session);
            var somebody = new MockHttpSession();
            var leaving = listen(somebody);
            await().until(() -> streams.free() == RebuildStream.MOST - 1);
            somebody.invalidate();
            assertThat(leaving.get(5, TimeUnit.SECONDS).getContentAsString())
                    .contains("event: progress")
                    .doesNotContain("event: end");

            var all = IntStream.range(0, RebuildStream.MOST)
                    .mapToObj(n -> listen(null))
                    .toList();
            await().until(() -> streams.free() == 0);
            http.perform(admin(get("/operator/progress")))
                    .andExpect(status().isServiceUnavailable())
                    .andExpect(header().exists("Retry-After"));
            http.perform(get("/operator/progress")).andExpect(status().isForbidden());
            table.unlock(session, "followups");
            for (var one : all) {
                assertThat(one.get(10, TimeUnit.SECONDS).getContentAsString()).endsWith("event: end\ndata: {}\n\n");
            }
            assertThat(streams.free()).isEqualTo(RebuildStream.MOST);
        }
    }

    /** As a node that rebuilds has it. */
    private static void underway(RebuildTable table, Connection session) throws SQLException {
        assertThat(table.lock(session, "followups")).isTrue();
        table.begin("followups");
        table.enter("followups", Phase.Folding, 300, 3_000);
    }

    /** Answered when the stream has ended. */
    private CompletableFuture<MockHttpServletResponse> listen(@Nullable MockHttpSession session) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        var request = admin(get("/operator/progress?lang=en"));
                        return http.perform(session == null ? request : request.session(session))
                                .andReturn()
                                .getResponse();
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                listeners);
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
