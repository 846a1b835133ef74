package org.pulang.query.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.event.VictimIdentified;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.query.TestCommandApi;
import org.pulang.store.EventJson;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** Nobody opens a second case of somebody without having been told of the first. */
@QueryServiceTest
class IntakePageIT {

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    private final MockHttpSession session = new MockHttpSession();

    @BeforeEach
    void somebodyIsKnown() {
        TestCommandApi.shared().answers(500, "");
        history.clear().record(named("Siti Aminah"));
    }

    @Test
    void firstLooksWhetherThePersonIsKnown() throws Exception {
        var form = page(open(), 200);
        assertThat(form.select("button.primary").eachAttr("formaction")).containsExactly("/intake/check");
        assertThat(form.select("form.command[data-draft]"))
                .as("nothing is kept by the browser")
                .isEmpty();

        var answer = send(form, "/intake/check", Map.of("/name/first", "Siti Aminah", "/gender", "Feminine"));
        var known = page(answer, 200);
        assertThat(known.select("#known").text()).isEqualTo("Orang ini mungkin sudah dikenal");
        assertThat(known.select(".refused li a").attr("href")).isEqualTo("/cases/" + caseId(1));
        assertThat(known.expectFirst("input[name=/name/first]").attr("value")).isEqualTo("Siti Aminah");
        assertThat(known.select("button.primary").eachAttr("formaction")).containsExactly("/intake");
        assertThat(known.title()).doesNotContain("Siti");
        assertThat(TestCommandApi.shared().sent()).isEmpty();

        var row = jdbc.sql("SELECT cases, terms IS NOT NULL AS searched FROM audit.access_log WHERE request_id = ?")
                .param(UUID.fromString(Objects.requireNonNull(answer.getHeader("Pulang-Request"))))
                .query((found, n) ->
                        Map.entry(((UUID[]) found.getArray("cases").getArray())[0], found.getBoolean("searched")))
                .single();
        assertThat(row).isEqualTo(Map.entry(caseId(1).value(), true));
    }

    @Test
    void saysWhereNobodyIsAlike() throws Exception {
        var nobody = page(send(page(open(), 200), "/intake/check", Map.of("/name/first", "Bambang")), 200);
        assertThat(nobody.select("#known").text()).isEqualTo("Tidak ditemukan orang yang mirip");
        assertThat(nobody.select("button.primary").eachAttr("formaction")).containsExactly("/intake");
    }

    @Test
    void isForWhoeverOpensCases() throws Exception {
        assertThat(http.perform(get("/intake")
                                .header("Pulang-Actor", "auditor-1")
                                .header("Pulang-Role", "Auditor"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    private MockHttpServletResponse open() throws Exception {
        return http.perform(get("/intake")
                        .session(session)
                        .header("Pulang-Actor", "worker-1")
                        .header("Pulang-Role", "Caseworker"))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse send(Document form, String address, Map<String, String> filledIn) throws Exception {
        var request = post(address)
                .session(session)
                .header("Pulang-Actor", "worker-1")
                .header("Pulang-Role", "Caseworker");
        form.select("form.command input[type=hidden]")
                .forEach(input -> request.param(input.attr("name"), input.attr("value")));
        filledIn.forEach(request::param);
        return http.perform(request).andReturn().getResponse();
    }

    private static Document page(MockHttpServletResponse answer, int status) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(status);
        return Jsoup.parse(answer.getContentAsString());
    }

    private static VictimIdentified named(String name) {
        var json = EventJson.MAPPER.valueToTree(identified(caseId(1))).asObject();
        json.putObject("name").put("first", name);
        return EventJson.MAPPER.treeToValue(json, VictimIdentified.class);
    }
}
