package org.pulang.command.reintegrationcase;

import static org.pulang.command.reintegrationcase.CaseHistory.*;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulang.command.refusal.Refusal;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AnswerState;
import org.pulang.vocabulary.AssessmentId;
import org.pulang.vocabulary.AssessmentKind;
import org.pulang.vocabulary.InstrumentCode;
import org.pulang.vocabulary.InstrumentVersion;
import org.pulang.vocabulary.ItemCode;
import org.pulang.vocabulary.Role;

/** How the person is doing: asked once, scored alike, reviewed by somebody else. */
class AssessmentsTest {

    private static final AssessmentId ANOTHER = AssessmentId.of("01985b2a-7c00-7000-8000-00000000e002");
    private static final ItemCode HOUSING = new ItemCode("Housing");

    // Recording

    @ParameterizedTest
    @EnumSource
    void recordsAssessmentWithItsScore(AssessmentKind kind) {
        fixture().given(identified()).when(recordAssessment(kind)).expectEvents(assessed(kind));
    }

    @Test
    void recordsWhatWasDeclinedAndWhatWasNotAssessed() {
        var answers = List.of(
                new Answer(HOUSING, AnswerState.Declined, null),
                new Answer(new ItemCode("Justice"), AnswerState.NotAssessed, null),
                new Answer(new ItemCode("SocialSupport"), AnswerState.Unknown, null));
        var command = recording(CORE, answers);
        fixture().given(identified()).when(command).expectEvents(command.recorded(score(answers)));
    }

    @Test
    void refusesAnInstrumentNobodyPublished() {
        var unknown =
                List.of(new InstrumentVersion(CORE.code(), 2), new InstrumentVersion(new InstrumentCode("OTHER"), 1));
        for (var instrument : unknown) {
            refused(
                    fixture().given(identified()).when(recording(instrument, answers(3))),
                    Refusal.INSTRUMENT_UNKNOWN,
                    "/instrument");
        }
    }

    @Test
    void startsNoAssessmentWithARetiredInstrumentButPutsRightWhatIsThere() {
        var sleep = new ItemCode("Sleep");
        var before = recording(RETIRED, List.of(Answer.of(sleep, 4), Answer.of(new ItemCode("Calm"), 0)));
        var found = INSTRUMENTS.find(RETIRED).orElseThrow();
        refused(fixture().given(identified()).when(before), Refusal.INSTRUMENT_RETIRED, "/instrument");

        var amendment = amendAssessment(List.of(Answer.of(sleep, 0), Answer.of(new ItemCode("Calm"), 4)));
        fixture()
                .given(identified(), before.recorded(found.score(before.answers())))
                .when(amendment)
                .expectEvents(amendment.amended(found.score(amendment.answers())));
    }

    @Test
    void refusesAnswersThatDoNotFitTheInstrument() {
        refused(
                fixture()
                        .given(identified())
                        .when(recording(CORE, List.of(Answer.of(HOUSING, 2), Answer.of(HOUSING, 5)))),
                Refusal.ANSWERS_INVALID,
                "/answers/1/value");
        refused(
                fixture().given(identified()).when(recording(CORE, List.of(Answer.of(new ItemCode("ShoeSize"), 3)))),
                Refusal.ANSWERS_INVALID,
                "/answers/0/item");
    }

    @Test
    void refusesSecondAssessmentOfTheSameId() {
        refused(
                fixture()
                        .given(identified(), assessed(AssessmentKind.Intake))
                        .when(recordAssessment(AssessmentKind.Periodic)),
                Refusal.ID_TAKEN,
                "/assessmentId");
    }

    // Asking again

    @Test
    void refusesASecondIntakeWithoutAReason() {
        refused(
                fixture()
                        .given(identified(), assessed(AssessmentKind.Intake))
                        .when(recordAssessment(ANOTHER, AssessmentKind.Intake, null)),
                Refusal.REPEAT_REASON_REQUIRED,
                "/repeatReason");
    }

    @Test
    void asksWhyTheSameIsAskedAgainWithinThirtyDays() {
        var another = AssessmentId.of("01985b2a-7c00-7000-8000-00000000e0a2");
        for (var kind : List.of(AssessmentKind.Periodic, AssessmentKind.Closure)) {
            refused(
                    fixture().given(identified(), assessed(kind)).when(recordAssessment(another, kind, null)),
                    Refusal.REPEAT_REASON_REQUIRED,
                    "/repeatReason");
            var told = recordAssessment(another, kind, "She asked for it.");
            fixture().given(identified(), assessed(kind)).when(told).expectEvents(told.recorded(score(answers(3))));
        }
        var closing = recordAssessment(another, AssessmentKind.Closure, null);
        fixture()
                .given(identified(), assessed(AssessmentKind.Periodic))
                .when(closing)
                .expectEvents(closing.recorded(score(answers(3))));
    }

    @ParameterizedTest
    @CsvSource({"2026-01-12, true", "2026-01-11, false"})
    void countsThirtyDaysFromOneAssessmentToTheNext(LocalDate before, boolean repeated) {
        var another = AssessmentId.of("01985b2a-7c00-7000-8000-00000000e0a2");
        var known = recordAssessment(AssessmentKind.Periodic);
        var earlier = new RecordAssessment(
                        CASE,
                        another,
                        known.instrument(),
                        known.kind(),
                        known.assessor(),
                        before,
                        known.answers(),
                        null,
                        null,
                        null)
                .recorded(score(answers(3)));
        var result = fixture().given(identified(), earlier).when(known);
        if (repeated) {
            refused(result, Refusal.REPEAT_REASON_REQUIRED);
        } else {
            result.expectEvents(known.recorded(score(answers(3))));
        }
    }

    @Test
    void recordsASecondIntakeWithAReason() {
        var again = recordAssessment(ANOTHER, AssessmentKind.Intake, "The first was stopped after ten minutes.");
        fixture()
                .given(identified(), assessed(AssessmentKind.Intake))
                .when(again)
                .expectEvents(again.recorded(score(again.answers())));
    }

    @Test
    void asksNoReasonForAnAssessmentOfAnotherKind() {
        var periodic = recordAssessment(ANOTHER, AssessmentKind.Periodic, null);
        fixture()
                .given(identified(), assessed(AssessmentKind.Intake))
                .when(periodic)
                .expectEvents(periodic.recorded(score(periodic.answers())));
        var intake = recordAssessment(ANOTHER, AssessmentKind.Intake, null);
        fixture()
                .given(identified(), assessed(AssessmentKind.Periodic))
                .when(intake)
                .expectEvents(intake.recorded(score(intake.answers())));
    }

    // Amending

    @Test
    void amendsAnswersAndScoresThemAnew() {
        fixture()
                .given(identified(), assessed(AssessmentKind.Intake))
                .when(amendAssessment(answers(2)))
                .expectEvents(assessmentAmended(answers(2)));
    }

    @Test
    void refusesToAmendWhatWasNeverRecorded() {
        refused(
                fixture().given(identified()).when(amendAssessment(answers(2))),
                Refusal.ASSESSMENT_UNKNOWN,
                "/assessmentId");
    }

    @Test
    void refusesAmendedAnswersThatDoNotFit() {
        refused(
                fixture()
                        .given(identified(), assessed(AssessmentKind.Intake))
                        .when(amendAssessment(List.of(Answer.of(HOUSING, 0)))),
                Refusal.ANSWERS_INVALID,
                "/answers/0/value");
    }

    // Reviewing

    @Test
    void letsASupervisorReview() {
        fixture()
                .given(identified(), assessed(AssessmentKind.Intake))
                .when(reviewAssessment(), supervisor())
                .expectEvents(reviewAssessment().reviewed());
    }

    @Test
    void refusesAReviewByACaseworker() {
        refused(
                fixture().given(identified(), assessed(AssessmentKind.Intake)).when(reviewAssessment(), worker()),
                Refusal.ROLE_REQUIRED);
    }

    @Test
    void refusesAReviewByWhoeverAskedRecordedOrAmended() {
        var assessorNowSupervisor = actor("worker-1", Role.Supervisor);
        refused(
                fixture()
                        .given(identified(), by(supervisor(), assessed(AssessmentKind.Intake)))
                        .when(reviewAssessment(), assessorNowSupervisor),
                Refusal.OWN_ASSESSMENT);
        refused(
                fixture()
                        .given(identified(), by(supervisor(), assessed(AssessmentKind.Intake)))
                        .when(reviewAssessment(), supervisor()),
                Refusal.OWN_ASSESSMENT);
        refused(
                fixture()
                        .given(
                                identified(),
                                assessed(AssessmentKind.Intake),
                                by(supervisor(), assessmentAmended(answers(2))))
                        .when(reviewAssessment(), supervisor()),
                Refusal.OWN_ASSESSMENT);
    }

    @Test
    void refusesToReviewWhatWasNeverRecorded() {
        refused(
                fixture().given(identified()).when(reviewAssessment(), supervisor()),
                Refusal.ASSESSMENT_UNKNOWN,
                "/assessmentId");
    }

    private static RecordAssessment recording(InstrumentVersion instrument, List<Answer> answers) {
        return new RecordAssessment(
                CASE,
                ASSESSMENT,
                instrument,
                AssessmentKind.Intake,
                staff("worker-1"),
                LocalDate.parse("2026-02-10"),
                answers,
                null,
                null,
                null);
    }
}
