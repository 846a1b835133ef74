package org.pulang.query.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.NoteAdded;
import org.pulang.personal.Sensitive;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.vocabulary.NoteId;
import org.pulang.vocabulary.NoteVisibility;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.StaffId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@QueryServiceTest
class ReplayPageIT {

    private static final String CASE = "/cases/" + caseId(1);

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aCaseWithTwoOwnersAndANote() {
        history.clear()
                .record(
                        identified(caseId(1)),
                        assigned("worker-2"),
                        assigned("worker-3"),
                        new NoteAdded(
                                caseId(1),
                                new NoteId(new UUID(1, 1)),
                                NoteVisibility.Team,
                                Sensitive.of("KENARI-Narrative"),
                                null));
    }

    @Test
    void showsTheStateAndWhatTheEventChanged() throws Exception {
        var page = page(CASE + "/replay?at=1&lang=en", "Auditor");

        assertThat(page.title()).isEqualTo("Replay of case PLG-32-2026-1 · Pulang");
        assertThat(page.select("section:has(#state) dl").text()).contains("Owner worker-2");
        assertThat(page.select("section:has(#changes) dl > div:has(del)").eachText())
                .contains("Case header Owner before: worker-1 → after: worker-2");
        assertThat(page.select(".proof").text()).contains("matches what is stored");
        assertThat(page.select("a[rel=prev]").attr("href")).isEqualTo(CASE + "/replay?at=0");
        assertThat(page.select("a[rel=next]").attr("href")).isEqualTo(CASE + "/replay?at=2");
        assertThat(page.select("input[type=range]").attr("max")).isEqualTo("3");
        assertThat(page.select("form").eachAttr("method")).contains("get");
    }

    @Test
    void movesWithoutDraggingAndWithoutScript() throws Exception {
        var page = page(CASE + "/replay?at=1&lang=en", "Auditor");

        var slider = page.expectFirst("form.slider");
        assertThat(slider.select("button[type=submit]")).hasSize(1);
        var range = slider.expectFirst("input[type=range]");
        assertThat(List.of(range.attr("name"), range.attr("min"), range.attr("max"), range.attr("value")))
                .containsExactly("at", "0", "3", "1");
        assertThat(range.attr("aria-valuetext")).isEqualTo("event 1 of 3");
        assertThat(range.attr("data-words")).isEqualTo("event N of 3");
        assertThat(page.select("label[for=slide]").text()).isNotBlank();
        assertThat(slider.select("#slide-at, #slide-hint")).allMatch(one -> one.hasAttr("hidden"));
        var field = page.expectFirst("input[type=number][name=at]");
        assertThat(field.attr("value")).isEqualTo("1");
        assertThat(field.closest("form")).isNotNull().isNotEqualTo(slider);
        assertThat(page.select("script[src*=replay]")).hasSize(1);
    }

    @Test
    void beginsWithNothing() throws Exception {
        var page = page(CASE + "/replay?at=0&lang=en", "Auditor");

        assertThat(page.select("section:has(#changes) del")).isEmpty();
        assertThat(page.select("section:has(#changes) ins").text()).contains("after: worker-1");
        assertThat(page.select("a[rel=prev]")).isEmpty();
        assertThat(page.text()).contains("recorded 11 days after it happened");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-01T10:01, event 1 of 3",
        "2026-02-01T03:01:00Z, event 1 of 3",
        "2026-02-01T10:02:30%2B07:00, event 2 of 3",
        "2026-02-01, event 3 of 3"
    })
    void looksUpAnInstant(String instant, String expected) throws Exception {
        assertThat(page(CASE + "/replay?lang=en&asOf=" + instant, "Auditor")
                        .select("[role=status]")
                        .text())
                .contains(expected);
    }

    @Test
    void keepsTheInstantItWasAskedFor() throws Exception {
        var page = page(CASE + "/replay?lang=en&asOf=2027-03-01T10:00:00", "Auditor");

        assertThat(page.select("a:contains(Permanent link)").attr("href"))
                .endsWith("/replay?asOf=2027-03-01T03%3A00%3A00Z&axis=recorded");
        assertThat(page.select("input[name=asOf]").attr("value")).isEqualTo("2027-03-01T10:00:00");
    }

    @Test
    void looksAtThingsAsTheyHadOccurred() throws Exception {
        var page = page(CASE + "/replay?lang=en&asOf=2026-01-25&axis=occurred", "Auditor");

        assertThat(page.select("[role=status]").text()).contains("as far as is known today");
        assertThat(page.select("section:has(#state) dl").text()).contains("Owner worker-1");
        assertThat(page.select("#changes")).isEmpty();
        assertThat(page.select("a:contains(Permanent link)").attr("href"))
                .contains("axis=occurred", "asOf=2026-01-25T16%3A59%3A59.999999999Z");
        assertThat(page.select("input[name=asOf]").attr("value")).isEqualTo("2026-01-25");
    }

    @Test
    void masksForTheAuditorWhatTheApiMasks() throws Exception {
        for (var path : new String[] {"/replay", "/replay?at=3", "/compare", "/timeline?view=Full", "/events/3"}) {
            assertThat(page(CASE + path, "Auditor").text()).as(path).doesNotContain("KENARI");
        }
        assertThat(page(CASE + "/replay?at=3", "Supervisor").select("ins").text())
                .contains("KENARI-Narrative");
    }

    @Test
    void opensForAComparisonOnlyWhatDiffers() throws Exception {
        history.record(assigned("worker-4"));

        var page = page(CASE + "/compare?from=4&to=1&lang=en", "Supervisor");
        assertThat(page.select("dl.changes").text()).contains("worker-2", "worker-4", "KENARI-Narrative");
        page(CASE + "/compare?from=3&to=4", "Supervisor");
        assertThat(jdbc.sql("SELECT cardinality(classes) FROM audit.access_log ORDER BY id DESC LIMIT 1")
                        .query(Integer.class)
                        .single())
                .as("the note is the same before and after")
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/replay?at=-1, 400",
        "/replay?at=x, 400",
        "/replay?at=4, 404",
        "/replay?at=1&asOf=2026-02-01, 400",
        "/replay?asOf=yesterday, 400",
        "/replay?asOf=2026-13-01, 400",
        "/replay?asOf=2020-01-01, 404",
        "/replay?asOf=2026-02-01&axis=third, 400",
        "/compare?from=0&to=9, 404",
        "/compare?from=-1, 400"
    })
    void refusesWhatIsNone(String path, int status) throws Exception {
        assertThat(http.perform(get(URI.create(CASE + path)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(status);
    }

    private Document page(String address, String role) throws Exception {
        var answer = http.perform(get(URI.create(address))
                        .header("Pulang-Actor", role.toLowerCase(Locale.ROOT) + "-7")
                        .header("Pulang-Role", role))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }

    private static CaseworkerAssigned assigned(String caseworker) {
        return new CaseworkerAssigned(
                caseId(1), new StaffId(caseworker), new OrganisationId("dinsos-32-73"), null, null);
    }
}
