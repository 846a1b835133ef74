package org.pulang.query.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.assessed;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.closed;
import static org.pulang.query.Events.held;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.merged;
import static org.pulang.query.Events.scheduled;
import static org.pulang.query.Events.simulated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@QueryServiceTest
class DashboardPageIT {

    private static final int BUDGET = 60_000;

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @BeforeEach
    void twoPeopleAreFollowed() {
        history.clear()
                .record(
                        identified(caseId(1)),
                        assessed(caseId(1), "2026-01-23"),
                        scheduled(caseId(1), 1, "2026-02-10"),
                        held(caseId(1), 1, "2026-02-10", "2026-02-09"),
                        identified(caseId(2)),
                        closed(caseId(2)));
    }

    @Test
    void showsTheFiguresInTheReadersLanguage() throws Exception {
        var page = page("/?lang=en");

        assertThat(page.title()).isEqualTo("Dashboard · Pulang");
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("#cases .figure").text()).isEqualTo("2");
        assertThat(page.select("#cases").text()).contains("1 of them not closed");
        assertThat(page.select("#timeToAssessmentDays .figure").text()).isEqualTo("3 days");
        assertThat(page.select("#followUps .figure").text()).isEqualTo("100%");
        assertThat(page.select("#byGender [data-code=Feminine]").text()).isEqualTo("woman 2 100%");
        assertThat(page.select("#byProvince [data-code=32] th").text()).isEqualTo("Jawa Barat");
        assertThat(page.select("#byStatus [data-code=Closed] meter").attr("value"))
                .isEqualTo("1");
        assertThat(page.select("#as-of").text()).contains("event 6");
        assertThat(page("/").select("#byGender [data-code=Feminine] th").text()).isEqualTo("perempuan");
    }

    @Test
    void explainsEveryFigure() throws Exception {
        var page = page("/");

        assertThat(page.select(".figures section, .cards li"))
                .hasSizeGreaterThan(10)
                .allSatisfy(figure -> {
                    assertThat(figure.select("h2").text()).isNotBlank();
                    assertThat(figure.select("details dd"))
                            .hasSize(2)
                            .allSatisfy(text -> assertThat(text.text()).isNotBlank());
                });
    }

    @Test
    void saysWhenSimulatedCasesAreIncluded() throws Exception {
        assertThat(page("/?lang=en").select(".banner")).isEmpty();

        history.record(simulated(caseId(3)));

        assertThat(page("/?lang=en").select(".banner").text()).startsWith("Simulated cases are included.");
        assertThat(page("/?lang=en&provenance=Casework").select(".banner")).isEmpty();
        assertThat(page("/?provenance=Casework").select("#cases .figure").text())
                .isEqualTo("2");
    }

    @Test
    void keepsTheFilterInTheForm() throws Exception {
        var page = page("/?provenance=Casework&gender=Feminine&province=32&from=2026&to=&citizenship=ID");

        assertThat(page.select(".filter [selected]").eachAttr("value"))
                .containsExactly("Casework", "Feminine", "32", "ID");
        assertThat(page.select("#from").attr("value")).isEqualTo("2026");
        assertThat(page.select("#to").attr("value")).isEmpty();
        assertThat(page.select("#cases .figure").text()).isEqualTo("2");
        assertThat(page("/?from=2027").select("#cases .figure").text()).isEqualTo("0");
    }

    @Test
    void opensTheListBehindANumber() throws Exception {
        history.record(simulated(caseId(3)));
        var page = page("/");

        assertThat(page.select(".figures tbody tr")).hasSizeGreaterThan(10);
        for (var row : page.select(".figures tbody tr")) {
            var list = page(row.select("a").attr("href"));
            assertThat(list.select("table.stacked tbody tr"))
                    .as(row.text())
                    .hasSize(Integer.parseInt(row.select("meter").attr("value")));
        }
        assertThat(page("/analysis/cases?by=gender&group=Feminine&gender=Masculine")
                        .select(".empty"))
                .hasSize(1);
    }

    @Test
    void opensAListInWhichAPersonWithMergedCasesStandsOnce() throws Exception {
        history.record(merged(caseId(1), caseId(2)));

        var row = page("/").select("#byProvenance [data-code=Casework]");

        assertThat(row.select("meter").attr("value")).isEqualTo("1");
        var list = page(row.select("a").attr("href"));
        assertThat(list.select("table.stacked tbody tr")).hasSize(1);
        assertThat(page("/worklist?view=All&merged=true").select("table.stacked tbody tr"))
                .hasSize(1);
    }

    @Test
    void neverShowsSomeAsNoneNorMostAsAll() throws Exception {
        history.record(
                IntStream.range(10, 2510).mapToObj(n -> simulated(caseId(n))).toArray());

        var page = page("/?lang=en");

        assertThat(page.select("#byStatus [data-code=Closed] td").eachText()).containsExactly("1", "< 0.1%");
        assertThat(page.select("#byStatus [data-code=Open] td").eachText()).containsExactly("2,501", "> 99.9%");
    }

    @Test
    void tellsAnalystsOfElevenOrOfNone() throws Exception {
        var page = Jsoup.parse(http.perform(get(URI.create("/?lang=en"))
                        .header("Pulang-Role", "Analyst")
                        .header("Pulang-Actor", "analyst-1"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());

        assertThat(page.select("#cases .figure").text()).isEqualTo("< 11");
        assertThat(page.select("#timeToAssessmentDays .figure").text()).isEqualTo("–");
        assertThat(page.select("#followUps .figure").text()).isEqualTo("–");
        assertThat(page.select(".figures section")).as("groups").isEmpty();
        assertThat(page.select("main").text()).contains("Fewer than eleven people");
    }

    @Test
    void isLightAndNothingIsInline() throws Exception {
        history.record(new SimulatedHistory(1)
                .cases(60).stream()
                        .filter(event -> !event.caseId().equals(caseId(1))
                                && !event.caseId().equals(caseId(2)))
                        .toArray());

        var page = page("/");

        assertThat(page.outerHtml().length()).isLessThan(BUDGET);
        assertThat(page.select("[style], style, script:not([src]), [onclick]")).isEmpty();
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("label[for]"))
                .allSatisfy(label ->
                        assertThat(page.getElementById(label.attr("for"))).isNotNull());
    }

    private Document page(String address) throws Exception {
        return Jsoup.parse(http.perform(get(URI.create(address)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
