package org.pulang.query.caseload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.closureRequested;
import static org.pulang.query.Events.held;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.inJayapura;
import static org.pulang.query.Events.merged;
import static org.pulang.query.Events.missed;
import static org.pulang.query.Events.scheduled;
import static org.pulang.query.Events.simulated;
import static org.pulang.query.Events.unmerged;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.TraffickingStatus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** Now is 1 March 2026, 10.00 in Jakarta. */
@QueryServiceTest
class WorklistPageIT {

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    private final MockHttpSession session = new MockHttpSession();

    @BeforeEach
    void sixCasesStandDifferently() {
        history.clear()
                .record(
                        identified(caseId(1)),
                        scheduled(caseId(1), 1, "2026-03-01"),
                        simulated(caseId(2)),
                        scheduled(caseId(2), 2, "2026-03-06"),
                        held(caseId(2), 9, null, "2026-02-28"),
                        identified(caseId(3)),
                        scheduled(caseId(3), 3, "2026-02-27"),
                        missed(caseId(3), 3, "2026-02-27"),
                        identified(caseId(4)),
                        closureRequested(caseId(4)),
                        identified(
                                caseId(5),
                                Provenance.Ctdc,
                                Age.UNKNOWN,
                                Gender.Masculine,
                                List.of(CountryCode.INDONESIA),
                                null,
                                TraffickingStatus.ActualVictimOfTrafficking,
                                "2014",
                                "2014"));
        history.by("worker-2").record(inJayapura(caseId(6)));
    }

    @Test
    void opensWithWhatIsDueToday() throws Exception {
        var page = page("/worklist?lang=en");

        assertThat(page.title()).isEqualTo("Worklist · Pulang");
        assertThat(page.select(".tabs [aria-current=page]").text()).isEqualTo("Due today 1");
        var row = page.select("table.stacked tbody tr");
        assertThat(row).hasSize(1);
        assertThat(row.select("th a").attr("href")).isEqualTo("/cases/" + caseId(1));
        assertThat(row.select("th").text()).isEqualTo("PLG-32-2026-1 woman, age unknown, Jawa Barat");
        assertThat(row.select(".actions li").text()).isEqualTo("Follow-up: 1 March 2026 today");
        assertThat(row.select("time").eachAttr("datetime")).containsExactly("2026-03-01", "2026-01-21");
        assertThat(row.select("td").get(1).text()).isEqualTo("21 January 2026 39 days ago");
        assertThat(row.select("td").get(2).text()).isEqualTo("worker-1");
        assertThat(row.select("td").get(3).text()).isEqualTo("open identified");
    }

    @Test
    void keepsWhatIsDueInACaseThatGoesOnElsewhereAndSaysSo() throws Exception {
        history.record(merged(caseId(2), caseId(1)));
        var row = page("/worklist?lang=en").select("table.stacked tbody tr");
        assertThat(row).hasSize(1);
        assertThat(row.select("th .badge").text()).contains("work goes on there");
        assertThat(row.select(".actions li").text()).isEqualTo("Follow-up: 1 March 2026 today");

        history.record(unmerged(caseId(2), caseId(1)));
        assertThat(page("/worklist?lang=en").select("th .badge").text()).doesNotContain("work goes on there");
    }

    @Test
    void countsOnEachTabWhatItsListShows() throws Exception {
        var tabs = page("/worklist").select(".tabs a");

        assertThat(tabs).hasSize(8);
        var counts = new ArrayList<Integer>();
        for (var tab : tabs) {
            var list = page(tab.attr("href"));
            int count = Integer.parseInt(tab.select(".count").text());
            assertThat(list.select("table.stacked tbody tr")).as(tab.text()).hasSize(count);
            assertThat(list.select(".empty")).hasSize(count == 0 ? 1 : 0);
            counts.add(count);
        }
        assertThat(counts)
                .as("today, week, overdue, changed, no contact, approvals, incidents, all")
                .containsExactly(1, 2, 1, 0, 4, 1, 0, 5);
    }

    @Test
    void saysWhatIsLateInWords() throws Exception {
        assertThat(page("/worklist?view=Overdue&lang=en").select(".actions li").text())
                .isEqualTo("Missed follow-up: 27 February 2026 2 days overdue");
        assertThat(page("/worklist?view=Overdue").select(".actions .alert").text())
                .isEqualTo("lewat 2 hari");
        assertThat(page("/worklist?view=Approvals&lang=en")
                        .select(".actions li")
                        .text())
                .isEqualTo("Approval of the closure: since 1 February 2026 28 days Do it");
    }

    @Test
    void saysWhoActsForTheOwner() throws Exception {
        history.record(scheduled(caseId(6), 6, "2026-03-01", "Asia/Jayapura"));

        assertThat(page("/worklist?owner=worker-2&lang=en")
                        .select(".actions li")
                        .text())
                .isEqualTo("Follow-up: 1 March 2026 today by worker-1");
    }

    @Test
    void labelsCasesThatAreNotCaseworkAndLeavesImportedOnesOut() throws Exception {
        assertThat(page("/worklist?view=All&lang=en").select(".badge").eachText())
                .containsExactly("simulated");
        assertThat(page("/worklist?view=All&lang=en&provenance=Ctdc")
                        .select(".badge")
                        .eachText())
                .containsExactly("imported from CTDC");
    }

    @Test
    void keepsChoicesInEveryLink() throws Exception {
        var page = page("/worklist?view=All&owner=worker-2&province=91&status=Open&provenance=Casework");

        assertThat(page.select("table.stacked tbody tr")).hasSize(1);
        assertThat(page.select(".filter [selected]").eachAttr("value")).containsExactly("worker-2", "91", "Open");
        assertThat(page.select(".filter [checked]").eachAttr("value")).containsExactly("Casework");
        assertThat(page.select("details.filter-box").hasAttr("open")).isTrue();
        assertThat(page.select(".tabs a").eachAttr("href"))
                .allMatch(address -> address.contains("owner=worker-2") && address.contains("province=91"));
        assertThat(page.select(".languages a").eachAttr("href"))
                .allMatch(address -> address.contains("owner=worker-2"));
        assertThat(page("/worklist").select("details.filter-box").hasAttr("open"))
                .isFalse();
    }

    @Test
    void goesOnPageByPage() throws Exception {
        history.by("worker-1")
                .record(IntStream.range(10, 40)
                        .mapToObj(n -> identified(caseId(n)))
                        .toArray());
        var sizes = new ArrayList<Integer>();
        var seen = new HashSet<String>();
        var address = "/worklist?view=All&owner=worker-1";
        while (!address.isEmpty()) {
            var page = page(address);
            var numbers = page.select("tbody th a").eachText();
            sizes.add(numbers.size());
            seen.addAll(numbers);
            assertThat(page.select("nav.steps a[rel=first]")).hasSize(sizes.size() == 1 ? 0 : 1);
            address = page.select("nav.steps a[rel=next]").attr("href");
        }

        assertThat(sizes).containsExactly(25, 9);
        assertThat(seen).hasSize(34);
    }

    @Test
    void tellsWhatOthersRecordedSinceTheReaderLastLooked() throws Exception {
        assertThat(changed("worker-1"))
                .as("theirs, and nobody else recorded anything")
                .isEmpty();

        history.by("worker-3").record(scheduled(caseId(1), 11, "2026-03-20"));
        assertThat(changed("worker-1")).as("theirs, and never looked at").containsExactly("PLG-32-2026-1");
        assertThat(changed("supervisor-1")).as("never looked at").isEmpty();

        as("worker-1", "/cases/" + caseId(1));
        assertThat(changed("worker-1")).as("seen").isEmpty();

        history.by("worker-1").record(scheduled(caseId(1), 12, "2026-03-21"));
        assertThat(changed("worker-1")).as("their own entry is no news").isEmpty();

        history.by("worker-3").record(scheduled(caseId(1), 13, "2026-03-22"));
        history.by("worker-1").record(scheduled(caseId(1), 14, "2026-03-23"));
        assertThat(changed("worker-1"))
                .as("what they recorded since hides nothing")
                .containsExactly("PLG-32-2026-1");
        assertThat(as("worker-1", "/worklist?view=All&lang=en").select(".badge").eachText())
                .contains("new");

        as("worker-1", "/cases/%s/replay?at=0".formatted(caseId(1)));
        assertThat(changed("worker-1")).as("as it was is not as it is").hasSize(1);
    }

    private List<String> changed(String staff) throws Exception {
        return as(staff, "/worklist?view=Changed").select("tbody th a").eachText();
    }

    @Test
    void keepsAViewForItsReaderAlone() throws Exception {
        var page = as("worker-1", "/worklist?view=All&risk=High&stage=Assessed");
        save(page, "worker-1", "Kasus mendesak");

        var saved = as("worker-1", "/worklist").select(".saved a");
        assertThat(saved.eachText()).containsExactly("Kasus mendesak");
        assertThat(saved.attr("href")).isEqualTo("/worklist?view=All&stage=Assessed&risk=High");
        assertThat(as("worker-2", "/worklist").select(".saved a")).isEmpty();
        assertThat(as("worker-1", "/worklist").title()).doesNotContain("mendesak");

        var forget = as("worker-1", "/worklist").expectFirst(".saved form");
        send(forget, "worker-1");
        assertThat(as("worker-1", "/worklist").select(".saved a")).isEmpty();
    }

    private void save(Document page, String staff, String name) throws Exception {
        var form = page.expectFirst("form[action=/worklist/views]");
        form.expectFirst("[name=name]").attr("value", name);
        send(form, staff);
    }

    /** As a browser would, in the session that the page was shown in. */
    private void send(Element form, String staff) throws Exception {
        var request = post(URI.create(form.attr("action"))).session(session);
        form.select("[name]").forEach(field -> request.param(field.attr("name"), field.attr("value")));
        http.perform(request.header("Pulang-Actor", staff).header("Pulang-Role", "Caseworker"))
                .andExpect(status().isSeeOther());
    }

    private Document as(String staff, String address) throws Exception {
        return Jsoup.parse(http.perform(get(URI.create(address))
                        .session(session)
                        .header("Pulang-Actor", staff)
                        .header("Pulang-Role", staff.startsWith("supervisor") ? "Supervisor" : "Caseworker"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    @Test
    void countsOnTheBoardWhatTheListsShow() throws Exception {
        var board = page("/worklist/board");
        var numbers = board.select(".number-link, td.number a");
        assertThat(numbers).hasSizeGreaterThan(6);
        for (var number : numbers) {
            var count =
                    number.hasClass("number-link") ? number.select(".figure").text() : number.text();
            assertThat(page(number.attr("href")).select("table.stacked tbody tr"))
                    .as(number.attr("href"))
                    .hasSize(Integer.parseInt(count));
        }
        assertThat(board.select("tbody th").eachText()).containsExactly("worker-1", "worker-2");
    }

    @Test
    void asksForNewsOfWhatItShowsAndIsToldOnlyHowMuch() throws Exception {
        var asking = page("/worklist?view=All&owner=worker-1")
                .expectFirst("#news [hx-get]")
                .attr("hx-get");
        assertThat(asking).startsWith("/worklist/news?since=").contains("view=All", "owner=worker-1");
        var quiet = http.perform(get(URI.create(asking))).andReturn().getResponse();
        assertThat(quiet.getStatus()).isEqualTo(204);
        assertThat(quiet.getContentAsByteArray()).isEmpty();

        history.by("worker-2").record(scheduled(caseId(6), 7, "2026-03-05", "Asia/Jayapura"));
        assertThat(http.perform(get(URI.create(asking)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .as("of another's case")
                .isEqualTo(204);

        history.by("worker-1")
                .record(
                        scheduled(caseId(1), 7, "2026-03-05"),
                        scheduled(caseId(1), 8, "2026-03-06"),
                        scheduled(caseId(3), 9, "2026-03-06"));
        var told = page(asking);
        assertThat(told.text()).isEqualTo("2 kasus dengan catatan baru – tampilkan");
        assertThat(page(asking + "&lang=en").text()).isEqualTo("2 cases with new entries – show");
        assertThat(told.html()).doesNotContain("PLG-", caseId(1).toString());
        var shown = page(told.expectFirst("a").attr("href"));
        assertThat(shown.select(".filter [selected]").eachAttr("value")).contains("worker-1");
        assertThat(http.perform(get(
                                URI.create(shown.expectFirst("#news [hx-get]").attr("hx-get"))))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .as("shown")
                .isEqualTo(204);
    }

    @Test
    void refusesToTellNewsSinceNothing() throws Exception {
        for (var wrong :
                List.of("", "?since=", "?since=x", "?since=-1", "?since=0&view=Nothing", "?since=0&risk=Low1")) {
            http.perform(get("/worklist/news" + wrong)).andExpect(status().isBadRequest());
        }
    }

    @Test
    void refusesAFilterThatIsNone() throws Exception {
        for (var wrong : List.of("risk=Terrible", "stage=9", "province=ABC", "view=Nothing", "beyond=x")) {
            http.perform(get("/worklist?" + wrong)).andExpect(status().isBadRequest());
        }
    }

    @Test
    void isLightAndNothingIsInline() throws Exception {
        var page = page("/worklist?view=All");

        assertThat(page.outerHtml().length()).isLessThan(40_000);
        assertThat(page.select("[style], style, script:not([src]), [onclick]")).isEmpty();
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("label[for]"))
                .allSatisfy(label ->
                        assertThat(page.getElementById(label.attr("for"))).isNotNull());
        assertThat(page.select("td"))
                .allSatisfy(cell -> assertThat(cell.attr("data-label")).isNotBlank());
    }

    private Document page(String address) throws Exception {
        return Jsoup.parse(http.perform(get(URI.create(address)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
