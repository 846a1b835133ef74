package org.pulang.query.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.assessed;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.closed;
import static org.pulang.query.Events.held;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.scheduled;
import static org.pulang.query.Events.simulated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.VictimIdentified;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.AssessmentDomain;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.ItemCode;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.YesNoUnknown;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@QueryServiceTest
class AnalysisPagesIT {

    private static final int BUDGET = 60_000;

    /** What stands for a number that analysts may not be told; a digit less than eleven next to it would tell it. */
    private static final String FEW = "< 11";

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void twoPeople() {
        history.clear();
        history.record(
                identified(caseId(1)),
                identified(caseId(2)),
                assessed(caseId(1), "2026-01-30"),
                scheduled(caseId(1), 1, "2026-02-10"),
                held(caseId(1), 1, "2026-02-10", "2026-02-09"));
        history.at(Instant.parse("2026-02-10T03:00:00Z")).record(assessed(caseId(2), "2026-02-09"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/components",
                "/challenges",
                "/assistance",
                "/standards",
                "/recommendations",
                "/outcomes",
                "/cohorts",
                "/places",
                "/network",
                "/caseload",
                "/indicators/openBarriers",
                "/indicators/serviceGap?by=province",
                "/indicators/components?by=gender"
            })
    void areWholeWithoutScriptsInBothLanguagesForManyAndForNobody(String path) throws Exception {
        for (var language : List.of("id", "en")) {
            for (var filter : List.of("", "from=2030")) {
                var address =
                        "/analysis%s%slang=%s&%s".formatted(path, path.contains("?") ? "&" : "?", language, filter);
                var page = page(address);
                assertThat(page.select("html").attr("lang")).isEqualTo(language);
                assertThat(page.select("h1")).hasSize(1);
                assertThat(page.title()).endsWith("· Pulang");
                assertThat(page.select("[style], style, [onclick], script:not([src])"))
                        .isEmpty();
                assertThat(page.outerHtml()).doesNotContain("??").doesNotContain("page.analysis");
                assertThat(page.select("label[for]"))
                        .allSatisfy(label -> assertThat(page.getElementById(label.attr("for")))
                                .isNotNull());
                assertThat(page.select("svg[role=img], .chart"))
                        .allSatisfy(
                                drawn -> assertThat(drawn.attr("aria-label")).isNotBlank());
                assertThat(page.select("td[data-label]"))
                        .allSatisfy(cell -> assertThat(cell.attr("data-label")).isNotBlank());
            }
        }
    }

    @Test
    void showTheElevenComponentsAndMarkThoseLeftOut() throws Exception {
        var page = page("/analysis/components?lang=en");

        assertThat(page.select(".components tbody tr")).hasSize(11);
        assertThat(page.select("tr.marked").eachAttr("id"))
                .containsExactly("psychosocialSupport", "economicEmpowerment", "monitoring");
        assertThat(page.select("#assessment td").eachText()).startsWith("100%", "2", "2", "10 days");
        assertThat(page.select("#assessment .spark").attr("aria-label")).startsWith("Trend");
        assertThat(page.select("#assessment details dd")).hasSize(3);
    }

    @Test
    void tellTheNineChallengesWithTheirNumbersByGender() throws Exception {
        var page = page("/analysis/challenges?lang=en");

        assertThat(page.select(".challenges > li")).hasSize(9);
        assertThat(page.select("#informedWithin7Days .figure").text()).isEqualTo("0%");
        assertThat(page.select("#informedWithin7Days .apart dt").eachText()).containsExactly("woman");
        assertThat(page.select(".challenges section"))
                .allSatisfy(
                        one -> assertThat(one.select("details.definition dd")).hasSize(3));
    }

    @Test
    void keepTheirFilterInEveryAddress() throws Exception {
        var page = page("/analysis/components?gender=Feminine&province=32&regency=32.12&from=2026&asOf=2026-02-09");

        assertThat(page.select(".filter [selected]").eachAttr("value")).containsExactly("Feminine", "32", "32.12");
        assertThat(page.select("#asOf").attr("value")).isEqualTo("2026-02-09");
        assertThat(page.select(".pages a, #export").eachAttr("href"))
                .hasSizeGreaterThan(10)
                .allSatisfy(address ->
                        assertThat(address).contains("gender=Feminine", "province=32", "from=2026", "asOf=2026-02-09"));
    }

    @Test
    void areTheSameWhenAskedAgainAsOfADay() throws Exception {
        var before = page("/analysis/components?asOf=2026-02-09")
                .select("main table")
                .text();
        history.at(Instant.parse("2026-02-20T03:00:00Z")).record(assessed(caseId(1), "2026-01-21"));

        assertThat(page("/analysis/components?asOf=2026-02-09")
                        .select("main table")
                        .text())
                .isEqualTo(before);
        assertThat(page("/analysis/components").select("#fixed").attr("href")).contains("asOf=2026-02-28");
        assertThat(page("/?asOf=2026-01").select("#cases .figure").text()).isEqualTo("0");
        var open = page("/?asOf=2026-02-09").expectFirst("#byStatus [data-code=Open]");
        assertThat(page(open.expectFirst("a").attr("href")).select("table.stacked tbody tr"))
                .as("the list behind a number of a past day")
                .hasSize(Integer.parseInt(open.expectFirst("meter").attr("value")));
    }

    @Test
    void leadToTheCasesBehindANumberAndLogThem() throws Exception {
        var page = page("/analysis/components?lang=en");

        var list = page(page.expectFirst("#assessment td a").attr("href"));
        assertThat(list.select("table.stacked tbody tr")).hasSize(2);
        assertThat(list.select("table.stacked tbody th a").eachText()).allMatch(text -> text.startsWith("PLG-"));
        assertThat(list.select("h1").text()).isEqualTo("Asesmen komprehensif");
        assertThat(jdbc.sql("SELECT cardinality(cases) FROM audit.access_log ORDER BY id DESC LIMIT 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        var workers = page("/analysis/caseload");
        assertThat(page(workers.select("#workers td a").attr("href")).select("table.stacked tbody tr"))
                .hasSize(Integer.parseInt(workers.expectFirst("#workers td a").text()));
        assertThat(page("/analysis/indicators/stable/cases?lang=en").text())
                .contains("There is no case behind this number");
    }

    @Test
    void neverTellAnalystsOfFewNorLeadThemToACase() throws Exception {
        for (var path : List.of(
                "/",
                "/analysis/components",
                "/analysis/challenges",
                "/analysis/outcomes",
                "/analysis/cohorts",
                "/analysis/places",
                "/analysis/network",
                "/analysis/caseload",
                "/analysis/indicators/assessment?by=gender")) {
            var page = Jsoup.parse(http.perform(analyst(get(URI.create(path))))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString());
            assertThat(page.select("a[href~=/cases([/?]|$)]")).as(path).isEmpty();
            assertThat(page.select("a[href*=worklist?]")).as(path).isEmpty();
            assertThat(page.select("#workers")).isEmpty();
            assertThat(page.text()).as(path).contains(FEW);
            assertThat(page.select("main td.number").eachText())
                    .as(path)
                    .allMatch(text -> text.isEmpty() || text.startsWith(FEW) || text.startsWith("–"));
            assertThat(page.select("main meter, rect.filled, .spark path[d*=L], .shade-1, .shade-5"))
                    .as(path)
                    .isEmpty();
        }
        http.perform(analyst(get("/analysis/outcomes/charts")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.flows.series[0].links").isEmpty());
        http.perform(analyst(get("/analysis/indicators/assessment/cases"))).andExpect(status().isForbidden());
        http.perform(analyst(get("/analysis/caseload/cases"))).andExpect(status().isForbidden());
        http.perform(analyst(get("/analysis/cases?by=gender&group=Feminine"))).andExpect(status().isForbidden());
    }

    @Test
    void drawCurvesAndWaysFromNothingButTheTables() throws Exception {
        history.record(
                IntStream.range(10, 60).mapToObj(n -> simulated(caseId(n))).toArray());
        var page = page("/analysis/outcomes?lang=en");

        assertThat(page.select("#becomingStable tbody tr")).hasSize(13);
        assertThat(page.expectFirst("#becomingStable tbody tr").select("td").eachText())
                .startsWith("52", "0", "100%", "100% – 100%");
        assertThat(page.select("#simulated").text()).startsWith("50 of 52 cases are simulated");
        assertThat(page.select("#flows tbody tr")).isNotEmpty();
        assertThat(page.select("script[src]").eachAttr("src"))
                .anyMatch(
                        address -> address.matches("/_static/echarts/6\\.0\\.0/dist/echarts\\.min-[0-9a-f]{32}\\.js"));
        assertThat(new ClassPathResource("META-INF/resources/_static/echarts/6.0.0/dist/echarts.min.js").exists())
                .isTrue();
        http.perform(get(page.select("[data-charts]").attr("data-charts")))
                .andExpect(jsonPath("$.becomingStable.series.length()").value(3))
                .andExpect(jsonPath("$.becomingStable.tooltip.renderMode").value("richText"))
                .andExpect(jsonPath("$.flows.series[0].type").value("sankey"));
    }

    @Test
    void markTheLawsThatChangedInTheTimeTheyShow() throws Exception {
        assertThat(page("/analysis/components").select(".laws, .spark path.law"))
                .isEmpty();

        var then = page("/analysis/components?asOf=2018-03-31&lang=en");
        assertThat(then.select(".laws li").eachText())
                .containsExactly(
                        "22 November 2017: Law 18/2017, Art. 24 (before: Law 39/2004): protection of migrant workers after work");
        assertThat(then.select(".laws time").attr("datetime")).isEqualTo("2017-11-22");
        assertThat(then.select("#assessment .spark path.law")).hasSize(1);
        assertThat(then.select("#assessment .spark").attr("aria-label")).contains("Law 18/2017, 22 November 2017");
        for (var path : List.of("challenges", "recommendations", "standards", "caseload")) {
            assertThat(page("/analysis/%s?asOf=2018-03-31".formatted(path)).select(".laws li"))
                    .as(path)
                    .hasSize(1);
        }
        var trend = page("/analysis/indicators/assessment?asOf=2018-03-31&lang=en");
        assertThat(trend.select("#trend tbody th:has(sup)").eachText()).containsExactly("4/2017, change of law 1");
    }

    @Test
    void markTheLawsAmongCohorts() throws Exception {
        history.record(
                metFirst(caseId(101), "2006-03-01"),
                metFirst(caseId(102), "2008-03-01"),
                metFirst(caseId(103), "2009-03-01"));

        var years = page("/analysis/cohorts?to=2010&lang=en");
        assertThat(years.select(".laws li").eachText())
                .hasSize(3)
                .anyMatch(law -> law.startsWith("19 April 2007: Law 21/2007, Art. 48, 49, 50, 51, 52, 53, 54: "));
        assertThat(years.select(".heat tbody th").eachText())
                .containsExactly("2006, change of law 1", "2008, change of law 2", "2009, change of law 3");
        assertThat(page("/analysis/cohorts?to=2010&by=quarter&lang=en")
                        .select(".heat tbody th")
                        .eachText())
                .as("from the first quarter shown to the last")
                .containsExactly("2006-Q1", "2008-Q1, change of law 1, change of law 2", "2009-Q1, change of law 3");
    }

    private static VictimIdentified metFirst(CaseId caseId, String day) {
        return identified(
                caseId,
                Provenance.Casework,
                new Age(AgeBand.Unknown, CtdcAgeBand.Unknown, YesNoUnknown.No),
                Gender.Feminine,
                List.of(new CountryCode("ID")),
                new AreaCode("32.12"),
                TraffickingStatus.PossibleVictimOfTrafficking,
                day,
                day);
    }

    @Test
    void drawTheTwelveDomainsAsANetOnlyForWhoAsks() throws Exception {
        for (int n = 0; n < 12; n++) {
            history.record(identified(caseId(100 + n)), answered(caseId(100 + n), "2026-01-30", 2));
            history.record(answered(caseId(100 + n), "2026-02-09", n == 0 ? 1 : 3));
        }
        var plain = page("/analysis/outcomes?lang=en&gender=Feminine");
        assertThat(plain.select(".multiples li")).hasSize(12);
        assertThat(plain.select("#radar, [data-chart=radar]")).isEmpty();
        var asked = page(plain.expectFirst("#radar-link").attr("href").replace("#", "&lang=en#"));
        assertThat(asked.select("#radar").text()).contains("The area of a radar chart misleads");
        assertThat(asked.select("#radar tbody tr")).hasSize(12);
        assertThat(asked.select("#radar tr[data-code=Housing] td").eachText()).containsExactly("91.7%", "11", "12");
        assertThat(asked.select("#radar figcaption").text()).contains("91.7%").endsWith("not told: 0.");
        assertThat(asked.select(".filter input[name=radar]").attr("value")).isEqualTo("true");
        assertThat(asked.select("#radar-link").attr("href"))
                .doesNotContain("radar=")
                .contains("gender=Feminine");
        http.perform(get(asked.select("[data-charts]").attr("data-charts")))
                .andExpect(jsonPath("$.radar.radar.indicator.length()").value(12))
                .andExpect(jsonPath("$.radar.tooltip.renderMode").value("richText"))
                .andExpect(jsonPath("$.radar.series[0].data[0].value[1]").value(91.7));
        http.perform(get(plain.select("[data-charts]").attr("data-charts")))
                .andExpect(jsonPath("$.radar").doesNotExist());
        http.perform(get("/analysis/outcomes?radar=round")).andExpect(status().isBadRequest());
    }

    @Test
    void giveNoAxisToADomainOfFew() throws Exception {
        var few = EnumSet.of(AssessmentDomain.Justice);
        for (int n = 0; n < 24; n++) {
            var domains = n < 3 ? EnumSet.allOf(AssessmentDomain.class) : EnumSet.complementOf(few);
            history.record(identified(caseId(100 + n)), answered(caseId(100 + n), "2026-01-30", 2, domains));
            history.record(answered(caseId(100 + n), "2026-02-09", n < 12 ? 1 : 3, domains));
        }
        var told = Jsoup.parse(http.perform(analyst(get("/analysis/outcomes?radar=true&lang=en")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
        var shares = told.select("#radar tbody td:nth-of-type(1)").eachText();
        long drawn = shares.stream().filter(text -> !text.startsWith("–")).count();
        assertThat(told.select("#radar tr[data-code=Justice] td").eachText())
                .allMatch(text -> text.startsWith(FEW) || text.startsWith("–"));
        assertThat(drawn).isGreaterThan(2).isLessThan(12);
        assertThat(told.select("#radar figcaption").text()).endsWith("not told: %d.".formatted(12 - drawn));
        http.perform(analyst(get("/analysis/outcomes/charts?radar=true")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.radar.radar.indicator.length()").value((int) drawn))
                .andExpect(jsonPath("$.radar.series[0].data[0].value.length()").value((int) drawn))
                .andExpect(jsonPath("$.radar.radar.indicator[?(@.name =~ /.*(justice|keadilan).*/i)]")
                        .isEmpty());
        http.perform(analyst(get("/analysis/outcomes/charts?radar=true&from=2030")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.radar.series[0].data").isEmpty());
    }

    private static AssessmentRecorded answered(CaseId caseId, String day, int level) {
        return answered(caseId, day, level, EnumSet.allOf(AssessmentDomain.class));
    }

    /** These domains of the core set, all at the same level. */
    private static AssessmentRecorded answered(CaseId caseId, String day, int level, Set<AssessmentDomain> domains) {
        var plain = assessed(caseId, day);
        return new AssessmentRecorded(
                caseId,
                plain.assessmentId(),
                plain.instrument(),
                plain.kind(),
                plain.assessor(),
                plain.assessedOn(),
                domains.stream()
                        .map(domain -> Answer.of(new ItemCode(domain.name()), level))
                        .toList(),
                plain.score(),
                null,
                null,
                null);
    }

    @Test
    void showProvincesAsTilesAndSayThatThereAreNoRates() throws Exception {
        var page = page("/analysis/places?lang=en");

        assertThat(page.select(".tiles svg g")).hasSize(38);
        assertThat(page.select(".tiles g[data-code=32] .value").text()).isEqualTo("2");
        assertThat(page.select(".tiles g[data-code=32]").hasClass("shade-5")).isTrue();
        assertThat(page.select("#provinces tr[data-code=32] td").text()).isEqualTo("2");
        assertThat(page.select("main").text()).contains("not rates per 100,000");
        assertThat(page.select("#destinations tbody tr")).isNotEmpty();
    }

    @Test
    void areTakenAwayWithAReasonByAForm() throws Exception {
        var form = page("/exports/indicators?indicator=components&gender=Feminine&lang=en");
        assertThat(form.select("form[action=/exports/indicators] input[name=gender]")
                        .attr("value"))
                .isEqualTo("Feminine");

        http.perform(formPost("/exports/indicators")
                        .param("indicator", "components")
                        .param("gender", "Feminine")
                        .param("format", "Csv")
                        .param("reason", "Statistics"))
                .andExpect(status().isOk());
        assertThat(jdbc.sql("SELECT export FROM audit.access_log WHERE export IS NOT NULL ORDER BY id DESC LIMIT 1")
                        .query(String.class)
                        .single())
                .contains("Statistics", "components", "Feminine");
        http.perform(formPost("/exports/indicators").param("indicator", "components"))
                .andExpect(status().isBadRequest());
    }

    @Test
    void refuseWhatTheyCannotRead() throws Exception {
        for (var address : List.of(
                "/analysis/components?from=yesterday",
                "/analysis/components?asOf=x",
                "/analysis/indicators/assessment?by=shoe",
                "/analysis/indicators/assessment/cases?group=x",
                "/analysis/indicators/assessment/cases?by=province&group=%3F",
                "/analysis/cases",
                "/analysis/cases?by=shoe&group=x",
                "/analysis/cases?by=citizenship&group=%3F%3F%3F",
                "/analysis/network?by=shoe")) {
            http.perform(get(URI.create(address))).andExpect(status().isBadRequest());
        }
        http.perform(get("/analysis/indicators/nothing")).andExpect(status().isNotFound());
    }

    @Test
    void areLight() throws Exception {
        history.record(closed(caseId(2)));
        for (var path :
                List.of("/analysis/components", "/analysis/challenges", "/analysis/outcomes", "/analysis/places")) {
            assertThat(page(path).html().length()).as(path).isLessThan(3 * BUDGET);
        }
    }

    private static MockHttpServletRequestBuilder analyst(MockHttpServletRequestBuilder request) {
        return request.header("Pulang-Role", "Analyst").header("Pulang-Actor", "analyst-1");
    }

    private static MockHttpServletRequestBuilder formPost(String address) {
        return post(address).with(request -> {
            CsrfFilter.skipRequest(request);
            return request;
        });
    }

    private Document page(String address) throws Exception {
        return Jsoup.parse(http.perform(get(URI.create(address)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
