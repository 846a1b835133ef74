package org.pulang.query.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.pulang.query.Events.assessed;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.closed;
import static org.pulang.query.Events.held;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.merged;
import static org.pulang.query.Events.providerRegistered;
import static org.pulang.query.Events.scheduled;
import static org.pulang.query.Events.simulated;
import static org.pulang.query.Events.unmerged;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulang.event.BarrierRecorded;
import org.pulang.event.ExploitationRecorded;
import org.pulang.event.FeedbackRecorded;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.vocabulary.Answered;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.BarrierId;
import org.pulang.vocabulary.BarrierKind;
import org.pulang.vocabulary.FeedbackTaking;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.TypeOfExploitation;
import org.pulang.vocabulary.YesNoUnknown;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

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
    void sayHowManyOfTheirCasesAreSimulated() throws Exception {
        indicators("components").andExpect(jsonPath("$.simulated").value(0));
        history.record(simulated(caseId(3)));

        indicators("components")
                .andExpect(jsonPath("$.cases").value(3))
                .andExpect(jsonPath("$.simulated").value(1));
        indicators("assessment?asOf=2026-02-05")
                .andExpect(jsonPath("$.simulated").value(0));
        indicators("outcomes?provenance=Casework")
                .andExpect(jsonPath("$.cases").value(2))
                .andExpect(jsonPath("$.simulated").value(0));
        indicators("components?exploitation=ForcedLabour")
                .andExpect(jsonPath("$.cases").value(1))
                .andExpect(jsonPath("$.simulated").value(0));
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
        indicators("assessment?by=quarter&asOf=2026-02-05")
                .andExpect(
                        jsonPath("$.indicators[0].groups['2026-Q1'].numerator").value(1))
                .andExpect(jsonPath("$.definitions.byQuarter.en.numerator", not(blankOrNullString())));
        for (var by : Dimension.values()) {
            expect(
                    indicators("assessment?by=" + by.name().substring(2)),
                    "$.definitions.%s.id.title".formatted(by.figure()));
        }
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

    @ParameterizedTest
    @EnumSource
    void showHowItStandsWithEachRecommendation(Recommendation recommendation) throws Exception {
        var ids = recommendation.indicators();
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
        var path = "$.recommendations[%d]"
                .formatted(List.of(Recommendation.values()).indexOf(recommendation));
        for (var language : List.of("id", "en")) {
            var answer = http.perform(get("/api/indicators/recommendations").header("Accept-Language", language))
                    .andExpect(status().isOk())
                    .andExpect(header().string("Content-Language", language))
                    .andExpect(jsonPath(path + ".recommendation").value(recommendation.name()))
                    .andExpect(jsonPath(path + ".indicators", contains(ids.toArray(String[]::new))));
            expect(answer, path + ".title");
            for (var id : ids) {
                assertThat(Catalogue.measure(id)).as(id).isPresent();
                answer.andExpect(jsonPath("$.indicators[?(@.id == '%s')]".formatted(id), hasSize(1)));
                expect(answer, "$.definitions.%s.%s.title".formatted(id, language));
            }
        }
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
                held(caseId(1), 2, null, "2026-02-21"),
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
    void areDrawnByThemselvesToo() throws Exception {
        indicators("becomingStable")
                .andExpect(jsonPath("$.cases").value(2))
                .andExpect(jsonPath("$.indicators", hasSize(0)))
                .andExpect(jsonPath("$.curves.*", hasSize(1)))
                .andExpect(jsonPath("$.curves.becomingStable[0].atRisk").value(2))
                .andExpect(jsonPath("$.flows", hasSize(0)))
                .andExpect(jsonPath("$.definitions.becomingStable.en.title", not(blankOrNullString())));
        indicators("losingContact?trend=true")
                .andExpect(jsonPath("$.curves.*", hasSize(1)))
                .andExpect(jsonPath("$.curves.losingContact[0].without").value(1.0))
                .andExpect(jsonPath("$.trends.*", hasSize(0)));
        indicators("flows")
                .andExpect(jsonPath("$.indicators", hasSize(0)))
                .andExpect(jsonPath("$.curves.*", hasSize(0)))
                .andExpect(jsonPath("$.flows[?(@.from == 'Assessed' && @.to == 'Ongoing')].cases")
                        .value(2))
                .andExpect(jsonPath("$.definitions.flows.id.title", not(blankOrNullString())));
        indicators("flows?asOf=2026-01").andExpect(jsonPath("$.flows", hasSize(0)));
        for (var name : List.of("becomingStable", "losingContact", "flows")) {
            for (var language : List.of("id", "en")) {
                http.perform(get("/api/indicators/" + name + "?by=gender").header("Accept-Language", language))
                        .andExpect(status().isBadRequest())
                        .andExpect(header().string("Content-Language", language))
                        .andExpect(jsonPath("$.code").value("BAD_PARAMETER"))
                        .andExpect(jsonPath("$.errors[0].parameter").value("by"));
            }
        }
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
    void openTheListBehindAGroupAPointAndALink() throws Exception {
        history.record(closed(caseId(2)));

        indicators("identifiedThrough/cases?group=Police").andExpect(jsonPath("$.items", hasSize(2)));
        indicators("identifiedThrough/cases?group=Family").andExpect(jsonPath("$.items", hasSize(0)));
        indicators("assessment/cases?by=exploitationType&group=ForcedLabour")
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].caseId").value(caseId(1).toString()));
        indicators("losingContact/cases?of=denominator").andExpect(jsonPath("$.items", hasSize(2)));
        indicators("losingContact/cases?of=denominator&group=0").andExpect(jsonPath("$.items", hasSize(2)));
        indicators("losingContact/cases?of=numerator&group=36").andExpect(jsonPath("$.items", hasSize(0)));
        indicators("flows/cases").andExpect(jsonPath("$.items", hasSize(2)));
        indicators("flows/cases?group=Assessed-Closed")
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].caseId").value(caseId(2).toString()));
        for (var no : List.of(
                "assessment/cases?group=Police",
                "losingContact/cases?group=1",
                "losingContact/cases?group=x",
                "flows/cases?group=Assessed",
                "flows/cases?group=Assessed-Nowhere")) {
            http.perform(get(URI.create("/api/indicators/" + no)))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.errors[0].parameter").value("group"));
        }
        http.perform(get(URI.create("/api/indicators/flows/cases?by=gender")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].parameter").value("by"));
    }

    @Test
    void tellDistrictsOfBarriersAndWhatPeopleSay() throws Exception {
        history.record(
                new BarrierRecorded(
                        caseId(1),
                        BarrierId.of("01985b2a-7c00-7000-8000-000000000701"),
                        BarrierKind.Distance,
                        null,
                        new AreaCode("32.12"),
                        null,
                        null),
                new BarrierRecorded(
                        caseId(1),
                        BarrierId.of("01985b2a-7c00-7000-8000-000000000702"),
                        BarrierKind.Cost,
                        null,
                        null,
                        null,
                        null),
                feedback(1, 5),
                feedback(2, 2));

        indicators("openBarriersByDistrict")
                .andExpect(jsonPath("$.indicators[0].groups['32.12'].label").value("Kabupaten Indramayu"))
                .andExpect(jsonPath("$.indicators[0].groups['32.12'].numerator").value(1))
                .andExpect(jsonPath("$.indicators[0].groups['00'].label").value("tidak disebutkan"));
        indicators("satisfaction")
                .andExpect(jsonPath("$.indicators[0].groups.Medical.share").value(0.5))
                .andExpect(jsonPath("$.indicators[0].groups.Medical.mean").value(3.5))
                .andExpect(jsonPath("$.indicators[0].unit").value("Rating"));
        indicators("outcomes").andExpect(jsonPath("$.definitions.period.en.numerator", not(blankOrNullString())));
    }

    @Test
    void countAPersonWithMergedCasesOnce() throws Exception {
        history.at(Instant.parse("2026-02-15T03:00:00Z")).record(merged(caseId(1), caseId(2)));

        indicators("assessment")
                .andExpect(jsonPath("$.cases").value(1))
                .andExpect(jsonPath("$.indicators[0].numerator").value(1));
        indicators("assessment/cases")
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].caseId").value(caseId(1).toString()));
        indicators("assessment?asOf=2026-02-14").andExpect(jsonPath("$.cases").value(2));
        indicators("assessment?asOf=2026-02-15").andExpect(jsonPath("$.cases").value(1));
        http.perform(get("/api/indicators"))
                .andExpect(jsonPath("$.counts.cases").value(1));

        history.at(Instant.parse("2026-02-20T03:00:00Z")).record(unmerged(caseId(1), caseId(2)));

        indicators("assessment").andExpect(jsonPath("$.cases").value(2));
        indicators("assessment?asOf=2026-02-19").andExpect(jsonPath("$.cases").value(1));
        history.rebuild("indicators-merges");
        indicators("assessment?asOf=2026-02-19").andExpect(jsonPath("$.cases").value(1));
        indicators("assessment").andExpect(jsonPath("$.cases").value(2));
    }

    @Test
    void tellTheirTrendAsOfTheEndsOfQuarters() throws Exception {
        history.at(Instant.parse("2025-07-20T03:00:00Z")).record(identified(caseId(3)), identified(caseId(4)));
        history.at(Instant.parse("2025-12-31T16:59:00Z")).record(assessed(caseId(3), "2025-12-30"));
        history.at(Instant.parse("2025-12-31T17:00:00Z")).record(assessed(caseId(4), "2025-12-30"));

        indicators("assessment").andExpect(jsonPath("$.trends.assessment").doesNotExist());
        indicators("components?trend=true")
                .andExpect(jsonPath("$.trends.assessment", hasSize(8)))
                .andExpect(jsonPath("$.trends.assessment[5].asOf").value("2025-06-30"))
                .andExpect(jsonPath("$.trends.assessment[5].denominator").value(0))
                .andExpect(jsonPath("$.trends.assessment[6].asOf").value("2025-09-30"))
                .andExpect(jsonPath("$.trends.assessment[6].denominator").value(2))
                .andExpect(jsonPath("$.trends.assessment[6].share").value(0.0))
                .andExpect(jsonPath("$.trends.assessment[7].asOf").value("2025-12-31"))
                .andExpect(jsonPath("$.trends.assessment[7].share").value(0.5));
        indicators("components?trend=true&asOf=2025-11")
                .andExpect(jsonPath("$.trends.assessment[7].asOf").value("2025-09-30"));
        analyst("assessment?trend=true")
                .andExpect(jsonPath("$.trends.assessment[7].denominator").value("<11"));
    }

    @Test
    void tellHowManyProvidersHelpWherePeopleAreFrom() throws Exception {
        history.record(providerRegistered(1), providerRegistered(2));

        indicators("unmetNeeds?by=regency")
                .andExpect(jsonPath("$.providers['32.12']").value(2))
                .andExpect(jsonPath("$.definitions.providers.en.numerator", not(blankOrNullString())));
        indicators("unmetNeeds?by=province")
                .andExpect(jsonPath("$.providers['32']").value(2));
        indicators("unmetNeeds?by=regency&asOf=2026-02-09")
                .andExpect(jsonPath("$.providers['32.12']").value(0));
        indicators("unmetNeeds").andExpect(jsonPath("$.providers['32.12']").doesNotExist());
    }

    private static FeedbackRecorded feedback(int n, int rating) {
        return new FeedbackRecorded(caseId(n), Service.Medical, rating, null, FeedbackTaking.BySelf, null, null);
    }

    @Test
    void hideFromAnalystsWhatFewPeopleAreBehind() throws Exception {
        for (int n = 3; n <= 12; n++) {
            history.record(identified(caseId(n)));
        }

        // Of twelve, two were assessed.
        analyst("assessment?by=regency")
                .andExpect(jsonPath("$.cases").value(12))
                .andExpect(jsonPath("$.indicators[0].denominator").value(12))
                .andExpect(jsonPath("$.indicators[0].numerator").value("<11"))
                .andExpect(jsonPath("$.indicators[0].share").doesNotExist())
                .andExpect(jsonPath("$.indicators[0].median").doesNotExist())
                .andExpect(jsonPath("$.indicators[0].groups['32.12'].numerator").value("<11"));
        analyst("assessment?exploitation=ForcedLabour")
                .andExpect(jsonPath("$.cases").value("<11"))
                .andExpect(jsonPath("$.indicators[0].denominator").value("<11"));
        for (var address : List.of("outcomes", "flows")) {
            analyst(address).andExpect(jsonPath("$.cases").value(12)).andExpect(jsonPath("$.flows", hasSize(0)));
        }
        analyst("losingContact")
                .andExpect(jsonPath("$.cases").value(12))
                .andExpect(jsonPath("$.curves.losingContact[0].atRisk").value(12))
                .andExpect(jsonPath("$.curves.losingContact[0].events").value("<11"));
        for (var address : List.of(
                "components?by=regency&exploitation=ForcedLabour",
                "challenges?exploitation=ForcedLabour",
                "outcomes?by=province&exploitation=ForcedLabour",
                "becomingStable?exploitation=ForcedLabour",
                "flows?exploitation=ForcedLabour",
                "assessment?organisation=lpsk")) {
            analyst(address)
                    .andExpect(jsonPath("$.cases").value("<11"))
                    .andExpect(jsonPath("$.indicators[?(@.denominator != '<11' || @.numerator != '<11')]", hasSize(0)))
                    .andExpect(jsonPath("$.indicators[*].groups.*", hasSize(0)))
                    .andExpect(jsonPath("$.providers.*", hasSize(0)))
                    .andExpect(jsonPath("$.curves.*", hasSize(0)))
                    .andExpect(jsonPath("$.flows", hasSize(0)));
        }
        http.perform(asAnalyst("/api/indicators?from=2027"))
                .andExpect(jsonPath("$.counts.cases").value("<11"))
                .andExpect(jsonPath("$.counts.byGender.*", hasSize(0)))
                .andExpect(jsonPath("$.timeToAssessmentDays.withoutAssessment").value("<11"))
                .andExpect(jsonPath("$.followUps.due").value("<11"))
                .andExpect(jsonPath("$.followUps.missed").value("<11"));
        indicators("assessment").andExpect(jsonPath("$.indicators[0].numerator").value(2));
        for (int n = 101; n <= 103; n++) {
            history.record(simulated(caseId(n)));
        }
        analyst("assessment?provenance=Simulated").andExpect(jsonPath("$.cases").value(3));
        analyst("assessment?from=2026-01-21").andExpect(jsonPath("$.cases").value("<11"));
        http.perform(asAnalyst("/api/indicators"))
                .andExpect(jsonPath("$.counts.byAgeBroad").doesNotExist())
                .andExpect(jsonPath("$.counts.byProvenance.Simulated").value(3))
                .andExpect(jsonPath("$.counts.cases").value(15))
                .andExpect(jsonPath("$.counts.byExploitationType.ForcedLabour").value("<11"))
                .andExpect(jsonPath("$.timeToAssessmentDays.cases").value("<11"))
                .andExpect(jsonPath("$.timeToAssessmentDays.median").doesNotExist());
    }

    private ResultActions analyst(String address) throws Exception {
        return http.perform(asAnalyst("/api/indicators/" + address)).andExpect(status().isOk());
    }

    private static MockHttpServletRequestBuilder asAnalyst(String address) {
        return get(URI.create(address)).header("Pulang-Role", "Analyst").header("Pulang-Actor", "analyst-1");
    }

    /** What the memory holds is everybody's, what is counted theirs. */
    @Test
    void countForEachTheCasesTheyMaySee() throws Exception {
        history.of("lsm-1").by("worker-7").record(identified(caseId(3)));

        expectCases("Analyst", "analyst-1", "dinsos-32-73", "<11");
        expectCases("Supervisor", "chief-1", "dinsos-32-73", 2);
        expectCases("Caseworker", "worker-7", "lsm-1", 1);
        expectCases("Supervisor", "chief-9", "dinsos-53-01", 0);
        for (int n = 4; n <= 11; n++) {
            history.record(identified(caseId(n)));
        }
        expectCases("Analyst", "analyst-1", "dinsos-32-73", 11);
    }

    private void expectCases(String role, String actor, String organisation, Object cases) throws Exception {
        for (var address : List.of("/api/indicators/components", "/api/indicators/components?asOf=2026-02-28")) {
            http.perform(get(URI.create(address))
                            .header("Pulang-Role", role)
                            .header("Pulang-Actor", actor)
                            .header("Pulang-Organisation", organisation))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.cases").value(cases))
                    .andExpect(jsonPath("$.indicators[0].denominator").value(cases));
        }
    }

    @Test
    void showAnalystsNumbersAndNoCase() throws Exception {
        http.perform(get("/api/indicators/components")
                        .header("Pulang-Role", "Analyst")
                        .header("Pulang-Actor", "analyst-1"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.cases").value("<11"));
        http.perform(get("/api/indicators/assessment/cases")
                        .header("Pulang-Role", "Analyst")
                        .header("Pulang-Actor", "analyst-1"))
                .andExpect(status().isForbidden());
    }

    @Test
    void refuseWhatIsNoIndicatorAndNoParameter() throws Exception {
        for (var nothing : List.of("nothing", "nothing/cases", "components/cases")) {
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
                null,
                null);
    }
}
