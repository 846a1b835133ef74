package org.pulang.query.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.pulang.query.Events.assessed;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.held;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.missed;
import static org.pulang.query.Events.scheduled;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.event.AssessmentAmended;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.CaseEvent;
import org.pulang.event.ExploitationRecorded;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.ProcessingRestricted;
import org.pulang.event.RestrictionLifted;
import org.pulang.personal.Sensitive;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.query.RandomEvents;
import org.pulang.query.access.Visible;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.Answered;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.AssessmentKind;
import org.pulang.vocabulary.CorrectedIdentity;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.JourneyPlace;
import org.pulang.vocabulary.JourneyPlaceKind;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.RestrictionGround;
import org.pulang.vocabulary.RestrictionLiftReason;
import org.pulang.vocabulary.Score;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.TypeOfExploitation;
import org.pulang.vocabulary.YesNoUnknown;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@QueryServiceTest
class IndicatorsProjectionIT {

    private static final IndicatorsFilter ALL =
            new IndicatorsFilter(List.of(), null, null, null, null, null, null, null, null, null);
    private static final CountryCode MALAYSIA = new CountryCode("MY");
    private static final CountryCode SAUDI_ARABIA = new CountryCode("SA");

    @Autowired
    History history;

    @Autowired
    Indicators indicators;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nothingHasHappened() {
        history.clear();
    }

    @Test
    void areTheSameAsCountedByHand() {
        long seed = new Random().nextLong();
        var events = new SimulatedHistory(seed).cases(300);
        history.record(events.toArray());
        var recomputed = new Recomputed(events);

        for (var filter : List.of(
                ALL,
                new IndicatorsFilter(
                        List.of(Provenance.Casework, Provenance.Ctdc),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                new IndicatorsFilter(
                        List.of(),
                        new PartialDate("2020"),
                        new PartialDate("2025"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                new IndicatorsFilter(
                        List.of(), new PartialDate("2026-01-05"), null, null, null, null, null, null, null, null),
                new IndicatorsFilter(
                        List.of(), null, new PartialDate("2025-12"), null, null, null, null, null, null, null),
                new IndicatorsFilter(
                        List.of(), null, null, new AreaCode("32.12"), Gender.Masculine, null, null, null, null, null),
                new IndicatorsFilter(
                        List.of(), null, null, new AreaCode("00"), null, CountryCode.INDONESIA, null, null, null, null),
                new IndicatorsFilter(
                        List.of(Provenance.Simulated),
                        new PartialDate("2030"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))) {
            assertThat(indicators.figures(filter, Visible.EVERY_CASE))
                    .as("seed %s, %s", seed, filter)
                    .isEqualTo(recomputed.figures(filter));
        }
        assertThat(indicators.figures(ALL, Visible.EVERY_CASE).counts().by().values())
                .as("seed %s: every figure has been tried", seed)
                .allSatisfy(groups -> assertThat(groups).hasSizeGreaterThan(1));
    }

    @Test
    void areTheSameWhenRebuilt() {
        long seed = new Random().nextLong();
        for (int n = 1; n < 12; n++) {
            history.record(new RandomEvents(seed + n, caseId(n)).history(60).toArray());
        }
        var live = rows();

        history.rebuild("indicators");

        assertThat(live).isNotEmpty();
        assertThat(rows()).as("seed %s", seed).isEqualTo(live);
    }

    @Test
    void markACaseAsLongAsWorkOnItIsRestricted() {
        history.record(identified(caseId(1)), identified(caseId(2)));
        history.record(new ProcessingRestricted(caseId(1), RestrictionGround.AskedByPerson, null));
        assertThat(restricted()).containsExactly(caseId(1).value());
        history.record(new RestrictionLifted(caseId(1), RestrictionLiftReason.AskedByPerson, null));
        assertThat(restricted()).isEmpty();
    }

    private List<UUID> restricted() {
        return jdbc.sql("SELECT case_id FROM readmodel.indicators_case WHERE restricted")
                .query(UUID.class)
                .list();
    }

    private String rows() {
        return Stream.of("indicators_case", "indicators_past", "indicators_memory")
                .map(history::rows)
                .reduce("", (one, next) -> one + "\n--\n" + next);
    }

    /** As an import does; where no country of exploitation is known, no place is recorded. */
    @Test
    void countDestinationsAmongCitizensOfOneCountry() throws Exception {
        history.record(
                imported(1, Gender.Feminine, "ID"),
                exploited(1, MALAYSIA),
                imported(2, Gender.Feminine, "ID"),
                exploited(2, SAUDI_ARABIA),
                imported(3, Gender.Masculine, "MM"),
                exploited(3, MALAYSIA),
                imported(4, Gender.Masculine, "ID"));

        http.perform(get("/api/indicators?provenance=ctdc&citizenship=ID"))
                .andExpect(status().isOk())
                .andExpect(header().string("Pulang-Position", "7"))
                .andExpect(jsonPath("$.asOf.position").value(7))
                .andExpect(jsonPath("$.filter.citizenship").value("ID"))
                .andExpect(jsonPath("$.counts.cases").value(3))
                .andExpect(jsonPath("$.counts.byDestination", is(Map.of("MY", 1, "SA", 1, "ZZ", 1))))
                .andExpect(jsonPath("$.counts.byGender", is(Map.of("Feminine", 2, "Masculine", 1))))
                .andExpect(jsonPath("$.counts.byCitizenship", is(Map.of("ID", 3))))
                .andExpect(jsonPath("$.counts.byAgeBroad", is(Map.of("From30To38", 3))))
                .andExpect(jsonPath("$.counts.byAgeBand", is(Map.of("Unknown", 3))))
                .andExpect(jsonPath("$.counts.byYear", is(Map.of("2014", 3))))
                .andExpect(jsonPath("$.counts.byProvince", is(Map.of("00", 3))))
                .andExpect(jsonPath("$.counts.byExploitationType", is(Map.of("ForcedLabour", 2, "00", 1))));
    }

    @Test
    void followCorrectionsAndLaterRecords() {
        history.record(
                identified(caseId(1)),
                exploited(1, MALAYSIA),
                exploited(1, SAUDI_ARABIA),
                new PersonalDetailsCorrected(
                        caseId(1),
                        0,
                        Sensitive.of("salah catat"),
                        new CorrectedIdentity(
                                null, null, null, Gender.Masculine, List.of(MALAYSIA), new AreaCode("51.71")),
                        Age.ofYears(16),
                        null,
                        null));

        var counts = indicators.figures(ALL, Visible.EVERY_CASE).counts();

        assertThat(counts.cases()).isEqualTo(1);
        assertThat(counts.of(Dimension.ByDestination)).containsExactly(Map.entry("SA", 1L));
        assertThat(counts.of(Dimension.ByGender)).containsExactly(Map.entry("Masculine", 1L));
        assertThat(counts.of(Dimension.ByCitizenship)).containsExactly(Map.entry("MY", 1L));
        assertThat(counts.of(Dimension.ByProvince)).containsExactly(Map.entry("51", 1L));
        assertThat(counts.of(Dimension.ByAgeBand)).containsExactly(Map.entry("From12To17", 1L));
    }

    @Test
    void measureTimeToTheFirstAssessmentAndFollowUpsOnTheirDay() throws Exception {
        // First contact was on 20 January.
        history.record(
                identified(caseId(1)),
                assessed(caseId(1), "2026-02-03"),
                assessed(caseId(1), "2026-01-25"),
                identified(caseId(2)),
                assessed(caseId(2), "2026-01-30"),
                identified(caseId(3)),
                imported(4, Gender.Feminine, "ID"),
                assessed(caseId(4), "2026-02-01"));
        history.record(
                scheduled(caseId(1), 1, "2026-02-10"),
                held(caseId(1), 1, "2026-02-10", "2026-02-10"),
                scheduled(caseId(1), 2, "2026-02-11"),
                missed(caseId(1), 2, "2026-02-11"),
                held(caseId(1), 2, "2026-02-11", "2026-02-12"),
                scheduled(caseId(1), 3, "2026-02-13"),
                missed(caseId(1), 3, "2026-02-13"),
                scheduled(caseId(1), 4, "2026-06-01"));

        http.perform(get("/api/indicators"))
                .andExpect(jsonPath("$.timeToAssessmentDays.median").value(5))
                .andExpect(jsonPath("$.timeToAssessmentDays.p90").value(10))
                .andExpect(jsonPath("$.timeToAssessmentDays.cases").value(2))
                .andExpect(jsonPath("$.timeToAssessmentDays.withoutAssessment").value(1))
                .andExpect(jsonPath("$.timeToAssessmentDays.withoutExactFirstContact")
                        .value(1))
                .andExpect(jsonPath("$.followUps.due").value(3))
                .andExpect(jsonPath("$.followUps.onTime").value(1))
                .andExpect(jsonPath("$.followUps.late").value(1))
                .andExpect(jsonPath("$.followUps.missed").value(1))
                .andExpect(jsonPath("$.followUps.share").value(1.0 / 3));
        http.perform(get("/api/indicators?provenance=simulated"))
                .andExpect(jsonPath("$.counts.cases").value(0))
                .andExpect(jsonPath("$.timeToAssessmentDays.median").doesNotExist())
                .andExpect(jsonPath("$.followUps.share").doesNotExist());
    }

    /** First contact was on 20 January. */
    @Test
    void countAsAssessedWhomAComprehensiveAssessmentBegan() throws Exception {
        var little = assessed(caseId(1), "2026-01-26", AssessmentKind.Intake, null);
        var enough = assessed(caseId(1), "2026-02-03");
        history.record(
                identified(caseId(1)),
                assessed(caseId(1), "2026-01-25", AssessmentKind.Closure, BigDecimal.TEN),
                little);
        http.perform(get("/api/indicators"))
                .andExpect(jsonPath("$.timeToAssessmentDays.withoutAssessment").value(1));

        history.record(enough);
        http.perform(get("/api/indicators"))
                .andExpect(jsonPath("$.timeToAssessmentDays.median").value(14));

        history.record(amended(little, BigDecimal.TEN));
        http.perform(get("/api/indicators"))
                .andExpect(jsonPath("$.timeToAssessmentDays.median").value(6));

        history.record(amended(little, null), amended(enough, null));
        http.perform(get("/api/indicators"))
                .andExpect(jsonPath("$.timeToAssessmentDays.withoutAssessment").value(1));
    }

    private static AssessmentAmended amended(AssessmentRecorded assessment, @Nullable BigDecimal composite) {
        return new AssessmentAmended(
                assessment.caseId(),
                assessment.assessmentId(),
                Sensitive.of("salah catat"),
                List.of(),
                new Score(BigDecimal.ONE, composite, List.of()),
                null);
    }

    @Test
    void bringTheirDefinitionsAndLabels() throws Exception {
        history.record(identified(caseId(1)));

        var answer = http.perform(get("/api/indicators").header("Accept-Language", "en"));

        for (var figure : Wording.figures().toList()) {
            for (var language : List.of("id", "en")) {
                answer.andExpect(jsonPath("$.definitions.%s.%s.title".formatted(figure, language))
                                .isNotEmpty())
                        .andExpect(jsonPath("$.definitions.%s.%s.numerator".formatted(figure, language))
                                .isNotEmpty())
                        .andExpect(jsonPath("$.definitions.%s.%s.denominator".formatted(figure, language))
                                .isNotEmpty());
            }
        }
        answer.andExpect(jsonPath("$.labels.byProvince.32").value("Jawa Barat"))
                .andExpect(jsonPath("$.labels.byCitizenship.ID").value("Indonesia"))
                .andExpect(jsonPath("$.labels.byDestination.ZZ").value("not known"))
                .andExpect(jsonPath("$.labels.byGender.Feminine").value("woman"));
    }

    @Test
    void refuseParametersOfAnotherForm() throws Exception {
        for (var parameter :
                List.of("from=last year", "to=2026-13", "province=Jawa", "gender=F", "citizenship=Indonesia")) {
            http.perform(get("/api/indicators?" + parameter))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.code").value("BAD_PARAMETER"))
                    .andExpect(jsonPath("$.errors[0].parameter").value(parameter.split("=", -1)[0]));
        }
    }

    private static CaseEvent imported(int n, Gender gender, String citizenship) {
        return identified(
                caseId(n),
                Provenance.Ctdc,
                Age.of(CtdcAgeBand.From30To38),
                gender,
                List.of(new CountryCode(citizenship)),
                null,
                TraffickingStatus.ActualVictimOfTrafficking,
                "2014",
                "2014");
    }

    /** Recruited at home, then forced to work in one country after the other, the last being this. */
    private static CaseEvent exploited(int n, CountryCode country) {
        return new ExploitationRecorded(
                caseId(n),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new Answered<>(TypeOfExploitation.ForcedLabour, YesNoUnknown.Yes),
                        new Answered<>(TypeOfExploitation.SexualExploitation, YesNoUnknown.No)),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(
                        place(JourneyPlaceKind.Exploitation, CountryCode.INDONESIA),
                        place(JourneyPlaceKind.Exploitation, country),
                        place(JourneyPlaceKind.Transit, CountryCode.INDONESIA)),
                List.of(),
                null,
                null,
                null);
    }

    private static JourneyPlace place(JourneyPlaceKind kind, CountryCode country) {
        return new JourneyPlace(kind, country, null, null, null, null);
    }
}
