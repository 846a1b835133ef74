package org.pulang.command.reintegrationcase;

import static org.pulang.command.reintegrationcase.CaseHistory.*;
import static org.pulang.command.reintegrationcase.CaseHistory.INSTRUMENTS;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.DayZeroNeedMet;
import org.pulang.event.DayZeroNeedOverdue;
import org.pulang.event.DayZeroNeedsRecorded;
import org.pulang.event.IncidentReported;
import org.pulang.event.IncidentResponseOverdue;
import org.pulang.event.PerpetratorRecorded;
import org.pulang.event.RiskAssessed;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AnswerState;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.AssessmentKind;
import org.pulang.vocabulary.ClosureOutcome;
import org.pulang.vocabulary.ClosureReason;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.DayZeroFinding;
import org.pulang.vocabulary.DayZeroNeed;
import org.pulang.vocabulary.DocumentId;
import org.pulang.vocabulary.DocumentState;
import org.pulang.vocabulary.DocumentType;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.IncidentId;
import org.pulang.vocabulary.IncidentKind;
import org.pulang.vocabulary.InstrumentVersion;
import org.pulang.vocabulary.ItemCode;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RiskLevel;
import org.pulang.vocabulary.RiskRuleCode;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.RoleInProcess;
import org.pulang.vocabulary.SafetyMeasure;
import org.pulang.vocabulary.ServiceNeed;
import org.pulang.vocabulary.ShelterKind;
import org.pulang.vocabulary.YesNoUnknown;

/** What keeps the person safe. It is 1 March 2026, ten in the morning in Jakarta, noon in Jayapura. */
class SafetyTest {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Instant SOON = NOW.plusMillis(1);
    private static final MarkDayZeroNeedsOverdue NEEDS_CLOCK = new MarkDayZeroNeedsOverdue(CASE);
    private static final MarkIncidentResponseOverdue INCIDENT_CLOCK = new MarkIncidentResponseOverdue(CASE, INCIDENT);

    // Safety plan

    @Test
    void agreesSafetyPlanAndAnotherAfterIt() {
        var plan = new AgreeSafetyPlan(
                CASE,
                LocalDate.of(2026, 2, 10),
                Sensitive.of("The recruiter."),
                Sensitive.of("Go to the aunt."),
                null,
                null,
                null);
        var next = new AgreeSafetyPlan(
                CASE,
                LocalDate.of(2026, 2, 28),
                Sensitive.of("The recruiter."),
                Sensitive.of("Stay with the aunt."),
                Sensitive.of("The aunt."),
                List.of(SafetyMeasure.ContactsChanged),
                null);
        fixture().given(identified()).when(plan).expectEvents(plan.agreed());
        fixture().given(identified(), plan.agreed()).when(next).expectEvents(next.agreed());
    }

    // Risk

    @Test
    void assessesRiskAndShowsTheRule() {
        var command = assessRisk("UnsafeHome", "Debt");
        fixture()
                .given(identified())
                .when(command)
                .expectEvents(new RiskAssessed(
                        CASE,
                        RISK,
                        staff("worker-1"),
                        LocalDate.of(2026, 2, 10),
                        command.answers(),
                        new BigDecimal("1.00"),
                        RiskLevel.Medium,
                        new RiskRuleCode("UnsafeHome"),
                        null,
                        RiskLevel.Medium,
                        null,
                        null));
    }

    @Test
    void leavesRiskUnknownWhereTooLittleWasAnswered() {
        var command = assessRisk(RISK, List.of(new Answer(new ItemCode("Debt"), AnswerState.Declined, null)));
        fixture()
                .given(identified())
                .when(command)
                .expectEvents(new RiskAssessed(
                        CASE,
                        RISK,
                        staff("worker-1"),
                        LocalDate.of(2026, 2, 10),
                        command.answers(),
                        new BigDecimal("0.00"),
                        RiskLevel.Unknown,
                        null,
                        null,
                        RiskLevel.Unknown,
                        null,
                        null));
    }

    @Test
    void refusesToAssessRiskWithAnInstrumentThatAsksSomethingElseOrIsUnknown() {
        refused(
                fixture().given(identified()).when(assessRisk(CORE, answers(3))),
                Refusal.INSTRUMENT_UNFIT,
                "/instrument");
        refused(
                fixture()
                        .given(identified())
                        .when(assessRisk(
                                new InstrumentVersion(RISK.code(), 2),
                                assessRisk().answers())),
                Refusal.INSTRUMENT_UNKNOWN,
                "/instrument");
    }

    @Test
    void refusesAnswersThatDoNotFitTheInstrument() {
        refused(
                fixture().given(identified()).when(assessRisk(RISK, List.of(Answer.of(new ItemCode("Debt"), 2)))),
                Refusal.ANSWERS_INVALID,
                "/answers/0/value");
    }

    /** A plan rests on all of a life, not on its dangers alone. */
    @Test
    void takesRiskForNoAssessmentOfThePerson() {
        var command = new RecordAssessment(
                CASE,
                ASSESSMENT,
                RISK,
                AssessmentKind.Intake,
                staff("worker-1"),
                LocalDate.of(2026, 2, 10),
                assessRisk().answers(),
                null,
                null,
                null);
        refused(fixture().given(identified()).when(command), Refusal.INSTRUMENT_UNFIT, "/instrument");
        refused(
                fixture().given(identified(), riskAssessed()).when(agreeCarePlan(goal(1))),
                Refusal.ASSESSMENT_REQUIRED);
    }

    // Incidents

    @ParameterizedTest
    @EnumSource
    void raisesRiskWithAnIncidentAndAsksForAResponseIn24Hours(IncidentKind kind) {
        fixture()
                .given(identified(), riskAssessed())
                .when(reportIncident(kind))
                .expectEvents(new IncidentReported(
                        CASE,
                        INCIDENT,
                        kind,
                        RiskLevel.Low,
                        kind == IncidentKind.Remigration ? RiskLevel.Medium : RiskLevel.High,
                        NOW.plus(DAY),
                        Sensitive.of("A man asked for him."),
                        null,
                        null));
    }

    @Test
    void doesNotLowerRiskWithAnIncident() {
        var remigration = reportIncident(IncidentKind.Remigration);
        fixture()
                .given(identified(), riskAssessed("ContactByTrafficker"))
                .when(remigration)
                .expectEvents(remigration.reported(RiskLevel.High, NOW.plus(DAY)));
        fixture().given(identified()).when(remigration).expectEvents(remigration.reported(null, NOW.plus(DAY)));
    }

    @Test
    void lowersRiskOnlyByAnAssessment() {
        var after = new ReportIncident(
                CASE,
                IncidentId.of("01985b2a-7c00-7000-8000-000000001002"),
                IncidentKind.Remigration,
                Sensitive.of("Left for the airport."),
                null,
                null);
        fixture()
                .given(identified(), incidentReported(NOW), incidentResponseRecorded())
                .when(after)
                .expectEvents(after.reported(RiskLevel.High, NOW.plus(DAY)));
        fixture()
                .given(identified(), incidentReported(NOW), incidentResponseRecorded(), riskAssessed())
                .when(after)
                .expectEvents(after.reported(RiskLevel.Low, NOW.plus(DAY)));
    }

    @Test
    void lowersRiskByNothingOlderThanTheIncidentAndByNoOpenAnswer() {
        var low = INSTRUMENTS.find(RISK).orElseThrow();
        var older = assessedOn(LocalDate.of(2026, 2, 1), assessRisk().answers());
        var given = List.of(identified(), incidentReported(NOW));
        fixture()
                .given(given)
                .when(older)
                .expectEvents(older.assessed(low.risk(older.answers()), RiskLevel.High, RiskLevel.High));
        for (var answers : List.of(
                List.of(new Answer(new ItemCode("Debt"), AnswerState.Declined, null)),
                List.of(Answer.of(new ItemCode("UnsafeHome"), 1)))) {
            var open = assessedOn(LocalDate.of(2026, 2, 28), answers);
            fixture()
                    .given(given)
                    .when(open)
                    .expectEvents(open.assessed(low.risk(answers), RiskLevel.High, RiskLevel.High));
        }
        var whole = assessedOn(LocalDate.of(2026, 2, 28), assessRisk().answers());
        fixture()
                .given(given)
                .when(whole)
                .expectEvents(whole.assessed(low.risk(whole.answers()), RiskLevel.High, RiskLevel.Low));
    }

    /** What happened long ago is answered within a day of being told, not before it was told. */
    @Test
    void countsTheTimeToRespondFromTheReport() {
        var longAgo = new ReportIncident(
                CASE, INCIDENT, IncidentKind.Violence, Sensitive.of("Beaten."), null, new PartialDate("2025"));
        fixture().given(identified()).when(longAgo).expectEvents(longAgo.reported(null, NOW.plus(DAY)));
    }

    @Test
    void refusesSecondIncidentOfTheSameId() {
        refused(
                fixture().given(identified(), incidentReported(SOON)).when(reportIncident(IncidentKind.Violence)),
                Refusal.ID_TAKEN,
                "/incidentId");
    }

    @Test
    void recordsResponsesInTimeLateAndAgain() {
        for (var before : List.of(
                List.<Object>of(),
                List.<Object>of(INCIDENT_CLOCK.overdue(NOW)),
                List.<Object>of(incidentResponseRecorded()))) {
            fixture()
                    .given(identified(), incidentReported(NOW))
                    .andGiven(before)
                    .when(recordIncidentResponse())
                    .expectEvents(incidentResponseRecorded());
        }
    }

    @Test
    void refusesResponseToAnUnknownIncident() {
        refused(fixture().given(identified()).when(recordIncidentResponse()), Refusal.INCIDENT_UNKNOWN, "/incidentId");
    }

    @Test
    void isOverdueTheMomentTheTimeToRespondEndsAndNotBefore() {
        fixture()
                .given(identified(), incidentReported(NOW))
                .when(INCIDENT_CLOCK)
                .expectEvents(new IncidentResponseOverdue(CASE, INCIDENT, NOW, null));
        fixture()
                .given(identified(), incidentReported(SOON))
                .when(INCIDENT_CLOCK)
                .expectNoEvents();
    }

    @Test
    void isOverdueOnceAndNotWhereSomebodyRespondedOrNothingWasReported() {
        for (var history : List.of(
                List.of(identified()),
                List.of(identified(), incidentReported(NOW), INCIDENT_CLOCK.overdue(NOW)),
                List.of(identified(), incidentReported(NOW), incidentResponseRecorded()),
                List.of(
                        identified(),
                        incidentReported(NOW),
                        INCIDENT_CLOCK.overdue(NOW),
                        incidentResponseRecorded()))) {
            fixture()
                    .given(history)
                    .when(INCIDENT_CLOCK)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Test
    void refusesClosureAsLongAsNobodyResponded() {
        var request = requestClosure(ClosureReason.OwnDecision, ClosureOutcome.Disengaged);
        for (var overdue : List.of(List.<Object>of(), List.<Object>of(INCIDENT_CLOCK.overdue(NOW)))) {
            refused(
                    fixture()
                            .given(identified(), incidentReported(NOW))
                            .andGiven(overdue)
                            .when(request),
                    Refusal.INCIDENT_OPEN);
        }
        refused(
                fixture()
                        .given(identified(), closureRequested(), incidentReported(SOON))
                        .when(approveClosure(), supervisor()),
                Refusal.INCIDENT_OPEN);
        fixture()
                .given(identified(), incidentReported(NOW), incidentResponseRecorded())
                .when(request)
                .expectEvents(request.requested());
    }

    @Test
    void letsASupervisorActInDangerAndNobodyOfAnotherOrganisation() {
        for (var command : List.of(
                reportIncident(IncidentKind.Threat),
                admitToShelter(),
                recordDayZeroNeeds(null, need(DayZeroNeed.Food, ServiceNeed.Needed)))) {
            fixture().given(identified()).when(command, supervisor()).expectSuccessfulHandlerExecution();
            refused(
                    fixture()
                            .given(identified())
                            .when(command, actor("supervisor-1", Role.Supervisor, organisation("dinsos-cirebon"))),
                    Refusal.CASE_UNKNOWN);
        }
    }

    // Shelter

    @Test
    void admitsToShelterAndDischargesFromItAsOftenAsItHappens() {
        fixture().given(identified()).when(admitToShelter()).expectEvents(admittedToShelter());
        fixture()
                .given(identified(), admittedToShelter())
                .when(dischargeFromShelter())
                .expectEvents(dischargedFromShelter());
        fixture()
                .given(identified(), admittedToShelter(), dischargedFromShelter())
                .when(admitToShelter())
                .expectEvents(admittedToShelter());
    }

    /** A child is not brought to a place by its word alone, nor by that of whoever is accused. */
    @Test
    void admitsAChildByTheWordOfItsGuardianOrOfWhoeverWasAppointed() {
        var child = identified(YesNoUnknown.Yes);
        refused(fixture().given(child).when(admitToShelter()), Refusal.GUARDIAN_REQUIRED, "/agreedBy");
        var byGuardian = admit(ConsentGiver.Guardian);
        fixture().given(child).when(byGuardian).expectEvents(byGuardian.admitted());
        var accused = new PerpetratorRecorded(
                CASE, null, List.of(RoleInProcess.Exploiter), null, YesNoUnknown.Yes, null, null, null);
        refused(fixture().given(child, accused).when(byGuardian), Refusal.GUARDIAN_CONFLICT, "/agreedBy");
        var byAppointed = admit(ConsentGiver.AppointedRepresentative);
        fixture().given(child, accused).when(byAppointed).expectEvents(byAppointed.admitted());
    }

    private static AdmitToShelter admit(ConsentGiver agreedBy) {
        return new AdmitToShelter(CASE, ShelterKind.NgoShelter, null, agreedBy, null, null);
    }

    @Test
    void refusesASecondShelterAndALeavingWithoutOne() {
        refused(fixture().given(identified(), admittedToShelter()).when(admitToShelter()), Refusal.IN_SHELTER);
        refused(fixture().given(identified()).when(dischargeFromShelter()), Refusal.NOT_IN_SHELTER);
        refused(
                fixture()
                        .given(identified(), admittedToShelter(), dischargedFromShelter())
                        .when(dischargeFromShelter()),
                Refusal.NOT_IN_SHELTER);
    }

    @Test
    void refusesClosureWhileThePersonIsInAShelter() {
        var request = requestClosure(ClosureReason.OwnDecision, ClosureOutcome.Disengaged);
        refused(fixture().given(identified(), admittedToShelter()).when(request), Refusal.IN_SHELTER);
        refused(
                fixture()
                        .given(identified(), closureRequested(), admittedToShelter())
                        .when(approveClosure(), supervisor()),
                Refusal.IN_SHELTER);
        fixture()
                .given(identified(), admittedToShelter(), dischargedFromShelter())
                .when(request)
                .expectEvents(request.requested());
    }

    @Test
    void meetsTheNeedOfASafePlaceWithAShelter() {
        var admit = admitToShelter();
        fixture()
                .given(identified(), dayZeroNeed(DayZeroNeed.SafePlace, SOON), dayZeroNeed(DayZeroNeed.Food, SOON))
                .when(admit)
                .expectEvents(admit.admitted(), new DayZeroNeedMet(CASE, DayZeroNeed.SafePlace, SOON, null, null));
    }

    // The first days

    @Test
    void givesEachNeedItsTime() {
        var command = recordDayZeroNeeds(
                null,
                need(DayZeroNeed.SafePlace, ServiceNeed.Needed),
                need(DayZeroNeed.Medical, ServiceNeed.Wanted),
                need(DayZeroNeed.Food, ServiceNeed.Needed),
                need(DayZeroNeed.Clothes, ServiceNeed.Needed));
        fixture()
                .given(identified())
                .when(command)
                .expectEvents(found(
                        null,
                        new DayZeroFinding(DayZeroNeed.SafePlace, ServiceNeed.Needed, NOW.plus(DAY)),
                        new DayZeroFinding(DayZeroNeed.Medical, ServiceNeed.Wanted, NOW.plus(DAY)),
                        new DayZeroFinding(DayZeroNeed.Food, ServiceNeed.Needed, NOW.plus(DAY)),
                        new DayZeroFinding(DayZeroNeed.Clothes, ServiceNeed.Needed, NOW.plus(DAY.multipliedBy(3)))));
    }

    @ParameterizedTest
    @EnumSource(
            value = ServiceNeed.class,
            names = {"Declined", "NotNeeded", "NotAssessed"})
    void recordsEveryOtherAnswerWithoutATime(ServiceNeed answer) {
        fixture()
                .given(identified())
                .when(recordDayZeroNeeds(null, need(DayZeroNeed.Medical, answer)))
                .expectEvents(found(null, new DayZeroFinding(DayZeroNeed.Medical, answer, null)));
    }

    @Test
    void refusesTwoAnswersToOneNeed() {
        refused(
                fixture()
                        .given(identified())
                        .when(recordDayZeroNeeds(
                                null,
                                need(DayZeroNeed.Food, ServiceNeed.Needed),
                                need(DayZeroNeed.Food, ServiceNeed.Declined))),
                Refusal.ANSWERED_TWICE,
                "/needs/1/need");
    }

    /** A moment is the same everywhere; a day begins at midnight where the case is. */
    @ParameterizedTest
    @CsvSource({
        "32.12, 2026-02-28,                2026-02-28T17:00:00Z", // Jakarta, UTC+7
        "73.71, 2026-02-28,                2026-02-28T16:00:00Z", // Makassar, UTC+8
        "91.71, 2026-02-28,                2026-02-28T15:00:00Z", // Jayapura, UTC+9
        ",      2026-02-28,                2026-02-28T17:00:00Z", // from abroad: western time
        "32.12, 2026-02-28T23:59:59+07:00, 2026-03-01T16:59:59Z",
        "73.71, 2026-02-28T23:59:59+07:00, 2026-03-01T16:59:59Z",
        "91.71, 2026-02-28T23:59:59+07:00, 2026-03-01T16:59:59Z",
        ",      2026-02-28T23:59:59+07:00, 2026-03-01T16:59:59Z",
        "91.71, 2026-02-27T08:00:00.1239+07:00, 2026-02-28T01:00:00.123Z",
    })
    void countsHoursFromWhenTheNeedWasKnown(@Nullable String origin, String known, Instant dueBy) {
        var area = origin == null ? null : new AreaCode(origin);
        fixture()
                .given(identified(YesNoUnknown.No, Gender.Masculine, area))
                .when(recordDayZeroNeeds(known, need(DayZeroNeed.Food, ServiceNeed.Needed)))
                .expectEvents(found(known, new DayZeroFinding(DayZeroNeed.Food, ServiceNeed.Needed, dueBy)));
    }

    /** The case is in Jakarta, where the second of March has not begun; somebody told it where it has. */
    @Test
    void countsFromNoLaterThanNow() {
        fixture()
                .given(identified())
                .when(recordDayZeroNeeds("2026-03-02", need(DayZeroNeed.Food, ServiceNeed.Needed)))
                .expectEvents(
                        found("2026-03-02", new DayZeroFinding(DayZeroNeed.Food, ServiceNeed.Needed, NOW.plus(DAY))));
    }

    @Test
    void givesNobodyMoreTimeByAskingAgain() {
        for (var before : List.of(
                List.<Object>of(),
                List.<Object>of(NEEDS_CLOCK.overdue(DayZeroNeed.Food, SOON)),
                List.<Object>of(recordDayZeroNeeds(null, need(DayZeroNeed.Food, ServiceNeed.NotAssessed))
                        .recorded(need -> null)))) {
            fixture()
                    .given(identified(), dayZeroNeed(DayZeroNeed.Food, SOON))
                    .andGiven(before)
                    .when(recordDayZeroNeeds(null, need(DayZeroNeed.Food, ServiceNeed.Wanted)))
                    .expectEvents(found(null, new DayZeroFinding(DayZeroNeed.Food, ServiceNeed.Wanted, SOON)));
        }
    }

    @Test
    void countsAnewWhereTheNeedHadEnded() {
        for (var end : List.<Object>of(
                meetDayZeroNeed(DayZeroNeed.Food).met(SOON),
                recordDayZeroNeeds(null, need(DayZeroNeed.Food, ServiceNeed.Declined))
                        .recorded(need -> null),
                caseClosed())) {
            fixture()
                    .given(identified(), dayZeroNeed(DayZeroNeed.Food, SOON), end)
                    .andGiven(end.equals(caseClosed()) ? List.of(caseReopened()) : List.of())
                    .when(recordDayZeroNeeds(null, need(DayZeroNeed.Food, ServiceNeed.Needed)))
                    .expectEvents(found(null, new DayZeroFinding(DayZeroNeed.Food, ServiceNeed.Needed, NOW.plus(DAY))));
        }
    }

    @Test
    void meetsNeedsInTimeAndLate() {
        var meet = meetDayZeroNeed(DayZeroNeed.Medical);
        fixture()
                .given(identified(), dayZeroNeed(DayZeroNeed.Medical, SOON))
                .when(meet)
                .expectEvents(new DayZeroNeedMet(CASE, DayZeroNeed.Medical, SOON, null, null));
        fixture()
                .given(
                        identified(),
                        dayZeroNeed(DayZeroNeed.Medical, NOW),
                        NEEDS_CLOCK.overdue(DayZeroNeed.Medical, NOW))
                .when(meet)
                .expectEvents(new DayZeroNeedMet(CASE, DayZeroNeed.Medical, NOW, null, null));
    }

    @Test
    void refusesToMeetWhatIsNotOpen() {
        var meet = meetDayZeroNeed(DayZeroNeed.Medical);
        var declined = recordDayZeroNeeds(null, need(DayZeroNeed.Medical, ServiceNeed.Declined))
                .recorded(need -> null);
        for (var history : List.of(
                List.of(identified()),
                List.of(identified(), dayZeroNeed(DayZeroNeed.Food, SOON)),
                List.of(identified(), declined),
                List.of(identified(), dayZeroNeed(DayZeroNeed.Medical, SOON), declined),
                List.of(identified(), dayZeroNeed(DayZeroNeed.Medical, SOON), meet.met(SOON)))) {
            refused(fixture().given(history).when(meet), Refusal.DAY_ZERO_NEED_NOT_OPEN, "/need");
        }
    }

    @Test
    void isOverdueTheMomentItsHoursAreOverAndNotBefore() {
        fixture()
                .given(identified(), dayZeroNeed(DayZeroNeed.Clothes, NOW))
                .when(NEEDS_CLOCK)
                .expectEvents(new DayZeroNeedOverdue(CASE, DayZeroNeed.Clothes, NOW, null));
        fixture()
                .given(identified(), dayZeroNeed(DayZeroNeed.Clothes, SOON))
                .when(NEEDS_CLOCK)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void recordsEachOverdueNeedOnce() {
        var history = List.of(
                identified(),
                dayZeroNeed(DayZeroNeed.SafePlace, NOW),
                dayZeroNeed(DayZeroNeed.Food, NOW),
                dayZeroNeed(DayZeroNeed.Clothes, SOON));
        var overdue = List.<Object>of(
                new DayZeroNeedOverdue(CASE, DayZeroNeed.SafePlace, NOW, null),
                new DayZeroNeedOverdue(CASE, DayZeroNeed.Food, NOW, null));
        fixture().given(history).when(NEEDS_CLOCK).expectEvents(overdue.toArray());
        fixture()
                .given(history)
                .andGiven(overdue)
                .when(NEEDS_CLOCK)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        fixture()
                .given(history)
                .andGiven(overdue.subList(0, 1))
                .when(NEEDS_CLOCK)
                .expectEvents(overdue.get(1));
    }

    @Test
    void isNotOverdueWhereItWasMetDeclinedOrNeverNeeded() {
        for (var history : List.of(
                List.of(identified()),
                List.of(
                        identified(),
                        dayZeroNeed(DayZeroNeed.Food, NOW),
                        meetDayZeroNeed(DayZeroNeed.Food).met(NOW)),
                List.of(
                        identified(),
                        dayZeroNeed(DayZeroNeed.Food, NOW),
                        recordDayZeroNeeds(null, need(DayZeroNeed.Food, ServiceNeed.Declined))
                                .recorded(need -> null)),
                List.of(identified(), dayZeroNeed(DayZeroNeed.Food, NOW), caseClosed(), caseReopened()))) {
            fixture()
                    .given(history)
                    .when(NEEDS_CLOCK)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    // Nobody is invisible

    static Stream<List<Object>> everybody() {
        var document = new RecordIdentityDocument(
                CASE,
                DocumentId.of("01985b2a-7c00-7000-8000-00000000d0c1"),
                DocumentType.KTP,
                DocumentState.Held,
                null,
                null,
                null);
        return Stream.concat(
                Stream.of(Gender.values())
                        .map(gender -> List.<Object>of(identified(YesNoUnknown.No, gender, new AreaCode("32.12")))),
                Stream.of(
                        List.of(identified(YesNoUnknown.Yes)),
                        List.of(identified(YesNoUnknown.Unknown, Gender.Masculine, null)),
                        List.of(identified(), document.recorded(List.of()))));
    }

    /** Woman or man, child or grown, from here or abroad, with papers or without. */
    @ParameterizedTest
    @MethodSource("everybody")
    void keepsEverybodySafeAlike(List<Object> history) {
        var needs = recordDayZeroNeeds(null, need(DayZeroNeed.SafePlace, ServiceNeed.Needed));
        fixture()
                .given(history)
                .when(needs)
                .expectEvents(
                        found(null, new DayZeroFinding(DayZeroNeed.SafePlace, ServiceNeed.Needed, NOW.plus(DAY))));
        // A child not by its word alone.
        var shelter = admit(ConsentGiver.SelfWithGuardian);
        fixture().given(history).when(shelter).expectEvents(shelter.admitted());
        fixture()
                .given(history)
                .when(reportIncident(IncidentKind.Threat))
                .expectEvents(incidentReported(NOW.plus(DAY)));
        fixture().given(history).when(assessRisk("Debt", "NoIncome")).expectEvents(riskAssessed("Debt", "NoIncome"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026", "2026-02"})
    void countsFromNowWhereNoDayWasTold(String known) {
        fixture()
                .given(identified())
                .when(recordDayZeroNeeds(known, need(DayZeroNeed.Food, ServiceNeed.Needed)))
                .expectEvents(found(known, new DayZeroFinding(DayZeroNeed.Food, ServiceNeed.Needed, NOW.plus(DAY))));
    }

    @Test
    void endsTheStayOfSomebodyWhoDiedInTheShelter() {
        var asked = requestClosure(ClosureReason.Deceased, ClosureOutcome.Deceased);
        fixture().given(identified(), admittedToShelter()).when(asked).expectSuccessfulHandlerExecution();
    }

    private static AssessRisk assessedOn(LocalDate day, List<Answer> answers) {
        return new AssessRisk(CASE, RISK, staff("worker-1"), day, answers, null, null);
    }

    private static DayZeroNeedsRecorded found(@Nullable String known, DayZeroFinding... needs) {
        return new DayZeroNeedsRecorded(CASE, List.of(needs), null, known == null ? null : new PartialDate(known));
    }
}
