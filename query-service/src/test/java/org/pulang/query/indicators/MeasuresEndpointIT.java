package org.pulang.query.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.pulang.query.Events.assessed;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.closed;
import static org.pulang.query.Events.held;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.scheduled;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.event.ExploitationRecorded;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.vocabulary.Answered;
import org.pulang.vocabulary.TypeOfExploitation;
import org.pulang.vocabulary.YesNoUnknown;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@QueryServiceTest
class MeasuresEndpointIT {

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    /** First contact with both was on 20 January; on 1 February one was assessed, on the tenth the other. */
    @BeforeEach
    void twoPeople() {
        history.clear();
        history.record(identified(caseId(1)), identified(caseId(2)), exploited(1), assessed(caseId(1), "2026-01-30"));
        history.at(Instant.parse("2026-02-10T03:00:00Z")).record(assessed(caseId(2), "2026-02-09"));
    }

    @Test
    void tellShareMedianAndPopulation() throws Exception {
        indicators("assessment")
                .andExpect(jsonPath("$.cases").value(2))
                .andExpect(jsonPath("$.until").value("2026-03-01"))
                .andExpect(jsonPath("$.past").value(false))
                .andExpect(jsonPath("$.indicators", hasSize(1)))
                .andExpect(jsonPath("$.indicators[0].numerator").value(2))
                .andExpect(jsonPath("$.indicators[0].denominator").value(2))
                .andExpect(jsonPath("$.indicators[0].share").value(1.0))
                .andExpect(jsonPath("$.indicators[0].median").value(10))
                .andExpect(jsonPath("$.indicators[0].values").value(2))
                .andExpect(jsonPath("$.indicators[0].unit").value("Days"));
        indicators("assessedWithin14Days")
                .andExpect(jsonPath("$.indicators[0].numerator").value(1));
    }

    @Test
    void lookBackToTheEndOfADayAndStayAsTheyWere() throws Exception {
        for (int i = 0; i < 2; i++) {
            indicators("assessment?asOf=2026-02-09")
                    .andExpect(jsonPath("$.until").value("2026-02-09"))
                    .andExpect(jsonPath("$.past").value(true))
                    .andExpect(jsonPath("$.cases").value(2))
                    .andExpect(jsonPath("$.indicators[0].numerator").value(1));
            indicators("assessment?asOf=2026-02-10")
                    .andExpect(jsonPath("$.indicators[0].numerator").value(2));
            indicators("assessment?asOf=2026-01").andExpect(jsonPath("$.cases").value(0));
            history.at(Instant.parse("2026-02-20T03:00:00Z"))
                    .record(assessed(caseId(1), "2026-01-21"), assessed(caseId(2), "2026-01-21"));
        }
        indicators("assessment?asOf=2030").andExpect(jsonPath("$.until").value("2026-03-01"));
    }

    @Test
    void areFilteredAndBrokenDown() throws Exception {
        indicators("components?exploitation=ForcedLabour")
                .andExpect(jsonPath("$.cases").value(1));
        indicators("components?regency=32.12&ageBand=Unknown&organisation=dinsos-32-73")
                .andExpect(jsonPath("$.cases").value(2));
        indicators("components?organisation=lpsk").andExpect(jsonPath("$.cases").value(0));
        indicators("assessment?by=regency&asOf=2026-02-05")
                .andExpect(jsonPath("$.indicators[0].groups['32.12'].label").value("Kabupaten Indramayu"))
                .andExpect(
                        jsonPath("$.indicators[0].groups['32.12'].denominator").value(2));
        indicators("assessment?by=exploitationType")
                .andExpect(jsonPath("$.indicators[0].groups.ForcedLabour.numerator")
                        .value(1));
        indicators("identifiedThrough")
                .andExpect(jsonPath("$.indicators[0].groups.Police.denominator").value(2));
    }

    @Test
    void bringTheirWordsInBothLanguages() throws Exception {
        var ids = Catalogue.ids().toList();
        assertThat(ids).doesNotHaveDuplicates();
        for (var theme : Theme.values()) {
            var answer = indicators(theme.word());
            Stream.of(
                            theme.measures().stream().map(Measure::id),
                            theme.curves().stream().map(Curve::id),
                            theme == Theme.Outcomes ? Stream.of(Catalogue.FLOWS) : Stream.<String>empty())
                    .flatMap(all -> all)
                    .forEach(id -> {
                        for (var part : List.of("title", "numerator", "denominator", "exclusions")) {
                            for (var language : List.of("id", "en")) {
                                var path = "$.definitions.%s.%s.%s".formatted(id, language, part);
                                expect(answer, path);
                            }
                        }
                    });
        }
        assertThat(Theme.Components.measures()).hasSize(11);
        assertThat(Theme.Standards.measures()).hasSize(13);
        indicators("recommendations")
                .andExpect(jsonPath("$.recommendations", hasSize(11)))
                .andExpect(jsonPath("$.recommendations[0].title", not(blankOrNullString())))
                .andExpect(jsonPath("$.definitions.closedOnReturn").exists());
    }

    private static void expect(ResultActions answer, String path) {
        try {
            answer.andExpect(jsonPath(path, not(blankOrNullString())));
        } catch (Exception e) {
            throw new AssertionError(path, e);
        }
    }

    @Test
    void drawCurvesAndWays() throws Exception {
        history.record(
                scheduled(caseId(1), 1, "2026-02-20"),
                held(caseId(1), 1, "2026-02-20", "2026-02-20"),
                closed(caseId(2)));

        indicators("outcomes")
                .andExpect(jsonPath("$.curves.losingContact[0].atRisk").value(2))
                .andExpect(jsonPath("$.curves.losingContact[0].without").value(1.0))
                .andExpect(jsonPath("$.curves.becomingStable[1].atRisk").value(0))
                .andExpect(jsonPath("$.flows[?(@.from == 'Assessed' && @.to == 'Monitored')].cases")
                        .value(1))
                .andExpect(jsonPath("$.flows[?(@.from == 'Assessed' && @.to == 'Closed')].cases")
                        .value(1))
                .andExpect(jsonPath("$.flows[?(@.from == 'Monitored' && @.to == 'Ongoing')].cases")
                        .value(1));
    }

    @Test
    void openTheListBehindANumber() throws Exception {
        indicators("assessedWithin14Days/cases")
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].caseId").value(caseId(1).toString()));
        indicators("assessedWithin14Days/cases?of=denominator").andExpect(jsonPath("$.items", hasSize(2)));
        indicators("assessedWithin14Days/cases?of=denominator&limit=1")
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(header().exists("Link"));
        indicators("assessedWithin14Days/cases?of=denominator&after=" + caseId(1))
                .andExpect(jsonPath("$.items", hasSize(1)));
        indicators("openBarriers/cases").andExpect(jsonPath("$.items", hasSize(0)));
    }

    @Test
    void showAnalystsNumbersAndNoCase() throws Exception {
        http.perform(get("/api/indicators/components")
                        .header("Pulang-Role", "Analyst")
                        .header("Pulang-Actor", "analyst-1"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.cases").value(2));
        http.perform(get("/api/indicators/assessment/cases")
                        .header("Pulang-Role", "Analyst")
                        .header("Pulang-Actor", "analyst-1"))
                .andExpect(status().isForbidden());
    }

    @Test
    void refuseWhatIsNoIndicatorAndNoParameter() throws Exception {
        for (var nothing : List.of("nothing", "nothing/cases", "components/cases", "flows/cases")) {
            http.perform(get("/api/indicators/" + nothing))
                    .andExpect(status().isNotFound())
                    .andExpect(jsonPath("$.code").value("NOT_FOUND"));
        }
        for (var parameter : List.of(
                "by=height", "asOf=yesterday", "regency=x", "ageBand=old", "exploitation=x", "organisation=%20-")) {
            http.perform(get(URI.create("/api/indicators/components?" + parameter)))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.code").value("BAD_PARAMETER"))
                    .andExpect(jsonPath("$.errors[0].parameter").value(parameter.split("=", -1)[0]));
        }
        http.perform(get("/api/indicators/components?asOf=0000-01-01")).andExpect(status().isOk());
        http.perform(get("/api/indicators/assessment/cases?of=both")).andExpect(status().isBadRequest());
    }

    private ResultActions indicators(String address) throws Exception {
        return http.perform(get(URI.create("/api/indicators/" + address))).andExpect(status().isOk());
    }

    private static ExploitationRecorded exploited(int n) {
        return new ExploitationRecorded(
                caseId(n),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Answered<>(TypeOfExploitation.ForcedLabour, YesNoUnknown.Yes)),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null);
    }
}
