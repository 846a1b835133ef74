package org.pulang.query.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.linked;
import static org.pulang.query.Events.merged;
import static org.pulang.query.Events.rejected;
import static org.pulang.query.Events.unmerged;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.event.CaseSealed;
import org.pulang.event.CasesUnlinked;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.ErasureBegun;
import org.pulang.event.ErasureRequested;
import org.pulang.personal.Subject;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseLinkId;
import org.pulang.vocabulary.CaseLinkKind;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.ErasureScope;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Requester;
import org.pulang.vocabulary.SealReason;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.UnlinkReason;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@QueryServiceTest
class LinksIT {

    private static final CaseId CASE = caseId(1);
    private static final CaseId OTHER = caseId(2);

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void twoCases() {
        history.clear().record(identified(CASE), identified(OTHER));
    }

    @Test
    void saysOfBothCasesWhereThePersonsHistoryIsUntilThatIsUndone() throws Exception {
        history.record(merged(CASE, OTHER));
        assertThat(told(CASE)).containsExactly("GoesOnHere " + OTHER);
        assertThat(told(OTHER)).containsExactly("GoesOnIn " + CASE);
        history.record(unmerged(CASE, OTHER));
        assertThat(told(CASE)).isEmpty();
        assertThat(told(OTHER)).isEmpty();
        history.record(merged(OTHER, CASE));
        assertThat(told(CASE)).containsExactly("GoesOnIn " + OTHER);
    }

    @Test
    void tellsEveryLinkOfAPairByItself() throws Exception {
        history.record(
                linked(CASE, OTHER, CaseLinkKind.Sibling),
                linked(OTHER, CASE, CaseLinkKind.SameIncident),
                rejected(CASE, OTHER));
        assertThat(told(CASE)).containsExactly("Sibling " + OTHER, "SameIncident " + OTHER, "NotADuplicate " + OTHER);
        history.record(
                new CasesUnlinked(CaseLinkId.of(CASE, OTHER), CASE, OTHER, CaseLinkKind.Sibling, UnlinkReason.NotSo));
        assertThat(told(OTHER)).containsExactly("SameIncident " + CASE, "NotADuplicate " + CASE);
    }

    @Test
    void aMergeOutweighsThatTheyWereFoundToBeTwo() throws Exception {
        history.record(rejected(CASE, OTHER), merged(CASE, OTHER));
        assertThat(told(CASE)).containsExactly("GoesOnHere " + OTHER);
    }

    @Test
    void tellsOfACaseTheReaderMayNotSeeWhomToAskAndNotWhich() throws Exception {
        history.record(
                merged(CASE, OTHER),
                new CaseworkerAssigned(OTHER, new StaffId("worker-9"), new OrganisationId("dinsos-53-01"), null, null));
        assertThat(told(CASE)).containsExactly("GoesOnHere ask dinsos-53-01");
        assertThat(page(CASE).expectFirst("[aria-labelledby=links]").html())
                .contains("dinsos-53-01")
                .doesNotContain(OTHER.toString(), "<a ");
        history.record(unmerged(CASE, OTHER), rejected(CASE, OTHER));
        assertThat(told(CASE)).as("that it was somebody else").isEmpty();
    }

    @Test
    void aCaseworkerIsToldOfAColleaguesCaseWhomToAsk() throws Exception {
        history.record(
                linked(CASE, OTHER, CaseLinkKind.Sibling),
                new CaseworkerAssigned(OTHER, new StaffId("worker-2"), new OrganisationId("dinsos-32-73"), null, null));
        http.perform(get("/api/cases/%s/links".formatted(CASE))
                        .header("Pulang-Actor", "worker-1")
                        .header("Pulang-Role", "Caseworker"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].ask").value("dinsos-32-73"))
                .andExpect(jsonPath("$.items[0].caseId").doesNotExist());
    }

    @Test
    void saysNothingOfASealedCase() throws Exception {
        history.record(
                merged(CASE, OTHER),
                new CaseSealed(
                        OTHER,
                        SealReason.StaffRelative,
                        new StaffId("supervisor-8"),
                        new StaffId("supervisor-9"),
                        null));
        assertThat(told(CASE)).isEmpty();
        assertThat(page(CASE).select("[aria-labelledby=links]")).isEmpty();
    }

    @Test
    void namesNobodyBesideAPersonWhoIsErased() throws Exception {
        var erasure = new ErasureId(new UUID(7, 1));
        history.record(
                merged(CASE, OTHER),
                new ErasureRequested(
                        erasure,
                        OTHER,
                        new OrganisationId("dinsos-32-73"),
                        List.of(Subject.Survivor),
                        ErasureScope.All,
                        Requester.Self),
                new ErasureBegun(erasure, OTHER, List.of(Subject.Survivor), ErasureScope.All));
        assertThat(told(CASE)).isEmpty();
        assertThat(told(OTHER)).isEmpty();
    }

    @Test
    void isLoggedAsToldOfBoth() throws Exception {
        history.record(linked(CASE, OTHER, CaseLinkKind.Sibling));
        told(CASE);
        page(CASE);
        assertThat(jdbc.sql("SELECT case_id, cases FROM audit.access_log ORDER BY id DESC LIMIT 2")
                        .query((row, n) -> List.of(row.getObject("case_id", UUID.class), List.of((UUID[])
                                row.getArray("cases").getArray())))
                        .list())
                .hasSize(2)
                .allMatch(List.of(CASE.value(), List.of(OTHER.value()))::equals);
    }

    @Test
    void standsOnBothPages() throws Exception {
        assertThat(page(CASE).select("[aria-labelledby=links]")).isEmpty();
        history.record(merged(CASE, OTHER));
        assertThat(page(CASE).expectFirst("[aria-labelledby=links]").text()).contains("Pekerjaan berlanjut di sini");
        assertThat(page(CASE).select(".badge").eachText()).containsExactly("terbuka");
        var away = page(OTHER);
        assertThat(away.select("[aria-labelledby=links] a").attr("href")).isEqualTo("/cases/" + CASE);
        assertThat(away.select(".badge").eachText()).containsExactly("terbuka", "Berlanjut di kasus lain");
    }

    @Test
    void changesNeitherHistory() throws Exception {
        var before = List.of(file(CASE), file(OTHER));
        history.record(merged(CASE, OTHER), unmerged(CASE, OTHER), linked(CASE, OTHER, CaseLinkKind.Sibling));
        assertThat(List.of(file(CASE), file(OTHER))).isEqualTo(before);
    }

    private String file(CaseId caseId) throws Exception {
        return http.perform(get("/api/cases/" + caseId))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void comesOutEqualWhenRebuilt() {
        history.record(
                merged(CASE, OTHER),
                identified(caseId(3)),
                linked(CASE, caseId(3), CaseLinkKind.SameIncident),
                rejected(OTHER, caseId(3)),
                unmerged(CASE, OTHER));
        var live = history.rows("casefile_links");
        history.rebuild("casefile-links");
        assertThat(history.rows("casefile_links"))
                .isEqualTo(live)
                .contains(caseId(3).toString());
    }

    /** What stands beside a case, in the order told. */
    private List<String> told(CaseId caseId) throws Exception {
        var answer = http.perform(get("/api/cases/%s/links".formatted(caseId)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return EventJson.MAPPER
                .readTree(answer)
                .path("items")
                .valueStream()
                .map(item -> item.has("caseId")
                        ? item.path("kind").asString() + " "
                                + item.path("caseId").asString()
                        : item.path("kind").asString() + " ask "
                                + item.path("ask").asString())
                .toList();
    }

    private Document page(CaseId caseId) throws Exception {
        return Jsoup.parse(http.perform(get("/cases/" + caseId))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
