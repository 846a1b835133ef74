package org.pulang.command.reintegrationcase;

import static org.pulang.command.reintegrationcase.CaseHistory.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.TraffickingStatusDetermined;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AnswerState;
import org.pulang.vocabulary.AssessmentKind;
import org.pulang.vocabulary.ClosureOutcome;
import org.pulang.vocabulary.ClosureReason;
import org.pulang.vocabulary.DecidingBody;
import org.pulang.vocabulary.ReopeningReason;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.TraffickingStatus;

/** How a case ends, by two people, and how it goes on again. */
class ClosureTest {

    @ParameterizedTest
    @EnumSource(names = {"OwnDecision", "MovedAway"})
    void requestsClosureWithoutAnAssessmentWhereThePersonWantsNoMore(ClosureReason reason) {
        var command = requestClosure(reason, ClosureOutcome.Disengaged);
        fixture().given(identified()).when(command).expectEvents(command.requested());
    }

    @Test
    void requestsClosureWithoutAnAssessmentWhereThePersonDied() {
        var command = requestClosure(ClosureReason.Deceased, ClosureOutcome.Deceased);
        fixture().given(identified()).when(command).expectEvents(command.requested());
    }

    @Test
    void takesContactForLostOnlyWhileItIs() {
        var command = requestClosure(ClosureReason.ContactLost, ClosureOutcome.LostContact);
        fixture().given(identified(), contactLost(1)).when(command).expectEvents(command.requested());
        var regained = new RegainContact(CASE, null, null).regained();
        refused(fixture().given(identified()).when(command), Refusal.CONTACT_NOT_LOST, "/outcome");
        refused(fixture().given(identified(), contactLost(1), regained).when(command), Refusal.CONTACT_NOT_LOST);
        refused(
                fixture()
                        .given(identified(), contactLost(1), command.requested(), regained)
                        .when(approveClosure(), supervisor()),
                Refusal.CONTACT_NOT_LOST);
    }

    @Test
    void takesAPersonForNoVictimOnlyWhereThatWasDecided() {
        var command = requestClosure(ClosureReason.NotAVictim, ClosureOutcome.NotAVictim);
        fixture()
                .given(identified(), decided(TraffickingStatus.NotAVictimOfTrafficking))
                .when(command)
                .expectEvents(command.requested());
        refused(fixture().given(identified()).when(command), Refusal.STATUS_MISMATCH, "/outcome");
        refused(
                fixture()
                        .given(
                                identified(),
                                decided(TraffickingStatus.NotAVictimOfTrafficking),
                                decided(TraffickingStatus.ActualVictimOfTrafficking))
                        .when(command),
                Refusal.STATUS_MISMATCH);
    }

    private static TraffickingStatusDetermined decided(TraffickingStatus status) {
        return new TraffickingStatusDetermined(CASE, status, DecidingBody.Police, null, Sensitive.of("Heard."), null);
    }

    @ParameterizedTest
    @CsvSource({
        "Deceased, GoalsAchieved",
        "OwnDecision, Deceased",
        "ContactLost, Disengaged",
        "MovedAway, LostContact",
        "NotAVictim, GoalsAchieved",
        "PlanCompleted, NotAVictim"
    })
    void refusesAReasonThatContradictsTheOutcome(ClosureReason reason, ClosureOutcome outcome) {
        refused(
                fixture().given(identified(), assessed(AssessmentKind.Closure)).when(requestClosure(reason, outcome)),
                Refusal.OUTCOME_MISMATCH,
                "/outcome");
    }

    /** An assessment or none: it stands for no other reason, and is not the way round one. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OwnDecision", "MovedAway", "ReturnedHome"})
    void takesNobodyForDisengagedButByTheirOwnWill(ClosureReason reason) {
        var command = requestClosure(reason, ClosureOutcome.Disengaged);
        refused(fixture().given(identified()).when(command), Refusal.OUTCOME_MISMATCH, "/outcome");
        refused(
                fixture().given(identified(), assessed(AssessmentKind.Closure)).when(command),
                Refusal.OUTCOME_MISMATCH,
                "/outcome");
    }

    @Test
    void takesAClosureAssessmentInWhichNothingWasAskedForNone() {
        var command = requestClosure(ClosureReason.PlanCompleted, ClosureOutcome.GoalsAchieved);
        var asked = answers(3).stream().map(Answer::item).toList();
        var nothing = asked.stream()
                .map(item -> new Answer(item, AnswerState.NotAssessed, null))
                .toList();
        var declined = asked.stream()
                .map(item -> new Answer(item, AnswerState.Declined, null))
                .toList();
        refused(
                fixture()
                        .given(identified(), assessedWith(AssessmentKind.Closure, nothing))
                        .when(command),
                Refusal.CLOSURE_ASSESSMENT_REQUIRED);
        fixture()
                .given(identified(), assessedWith(AssessmentKind.Closure, declined))
                .when(command)
                .expectEvents(command.requested());
    }

    @ParameterizedTest
    @EnumSource(names = {"GoalsAchieved", "GoalsPartiallyAchieved", "Transferred"})
    void requestsAnyOtherClosureOnlyAfterAClosureAssessment(ClosureOutcome outcome) {
        var command = requestClosure(ClosureReason.Other, outcome);
        fixture()
                .given(identified(), assessed(AssessmentKind.Closure))
                .when(command)
                .expectEvents(command.requested());
        refused(fixture().given(identified()).when(command), Refusal.CLOSURE_ASSESSMENT_REQUIRED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "Closure")
    void refusesClosureOnAnAssessmentOfAnotherKind(AssessmentKind kind) {
        refused(
                fixture()
                        .given(identified(), assessed(kind))
                        .when(requestClosure(ClosureReason.PlanCompleted, ClosureOutcome.GoalsAchieved)),
                Refusal.CLOSURE_ASSESSMENT_REQUIRED);
    }

    @Test
    void asksForAnotherClosureAssessmentInAReopenedCase() {
        refused(
                fixture()
                        .given(identified(), assessed(AssessmentKind.Closure), caseClosed(), caseReopened())
                        .when(requestClosure(ClosureReason.PlanCompleted, ClosureOutcome.GoalsAchieved)),
                Refusal.CLOSURE_ASSESSMENT_REQUIRED);
    }

    @Test
    void refusesClosureWithAnOpenReferral() {
        var command = requestClosure(ClosureReason.OwnDecision, ClosureOutcome.Disengaged);
        refused(fixture().given(identified(), consented(), referralMade()).when(command), Refusal.REFERRAL_OPEN);
        refused(
                fixture()
                        .given(identified(), consented(), referralMade(), referralAccepted())
                        .when(command),
                Refusal.REFERRAL_OPEN);
    }

    @Test
    void requestsClosureWhenTheReferralCameToItsOutcome() {
        var command = requestClosure(ClosureReason.OwnDecision, ClosureOutcome.Disengaged);
        fixture()
                .given(identified(), consented(), referralMade(), referralAccepted(), referralCompleted())
                .when(command)
                .expectEvents(command.requested());
    }

    @Test
    void refusesToCloseWithAReferralMadeSinceTheRequest() {
        refused(
                fixture()
                        .given(identified(), consented(), closureRequested(), referralMade())
                        .when(approveClosure(), supervisor()),
                Refusal.REFERRAL_OPEN);
    }

    @ParameterizedTest
    @EnumSource
    void refusesReturnAsReasonWhateverTheOutcome(ClosureOutcome outcome) {
        refused(
                fixture().given(identified()).when(requestClosure(ClosureReason.ReturnedHome, outcome)),
                Refusal.RETURN_IS_NOT_A_REASON,
                "/reason");
    }

    @Test
    void closesWhenASupervisorApproves() {
        fixture()
                .given(identified(), closureRequested())
                .when(approveClosure(), supervisor())
                .expectEvents(caseClosed());
    }

    @Test
    void saysWhoAskedForClosure() {
        fixture()
                .given(identified(), by(actor("worker-7", Role.Caseworker), closureRequested()))
                .when(approveClosure(), supervisor())
                .expectEvents(caseClosed(ClosureReason.OwnDecision, ClosureOutcome.Disengaged, "worker-7"));
    }

    @Test
    void closesAsLastRequested() {
        var later = requestClosure(ClosureReason.ContactLost, ClosureOutcome.LostContact)
                .requested();
        fixture()
                .given(identified(), contactLost(1), closureRequested(), by(actor("worker-7", Role.Caseworker), later))
                .when(approveClosure(), supervisor())
                .expectEvents(caseClosed(ClosureReason.ContactLost, ClosureOutcome.LostContact, "worker-7"));
    }

    @Test
    void refusesDecisionOfACaseworker() {
        refused(fixture().given(identified(), closureRequested()).when(approveClosure()), Refusal.ROLE_REQUIRED);
        refused(fixture().given(identified(), closureRequested()).when(returnClosure()), Refusal.ROLE_REQUIRED);
    }

    @Test
    void refusesDecisionOfWhoAskedForIt() {
        var history = List.of(identified(), by(supervisor(), closureRequested()));
        refused(fixture().given(history).when(approveClosure(), supervisor()), Refusal.SECOND_PERSON_REQUIRED);
        refused(fixture().given(history).when(returnClosure(), supervisor()), Refusal.SECOND_PERSON_REQUIRED);
    }

    @Test
    void refusesDecisionOfTheOwner() {
        var history = List.of(identified(), caseworkerAssigned("supervisor-1"), closureRequested());
        refused(fixture().given(history).when(approveClosure(), supervisor()), Refusal.SECOND_PERSON_REQUIRED);
        refused(fixture().given(history).when(returnClosure(), supervisor()), Refusal.SECOND_PERSON_REQUIRED);
    }

    @Test
    void refusesToCloseWhatNobodyAskedToClose() {
        refused(fixture().given(identified()).when(approveClosure(), supervisor()), Refusal.CLOSURE_NOT_REQUESTED);
        refused(fixture().given(identified()).when(returnClosure(), supervisor()), Refusal.CLOSURE_NOT_REQUESTED);
    }

    @Test
    void returnsClosureWithAReason() {
        fixture()
                .given(identified(), closureRequested())
                .when(returnClosure(), supervisor())
                .expectEvents(closureReturned());
    }

    @Test
    void refusesToCloseAfterReturn() {
        refused(
                fixture()
                        .given(identified(), closureRequested(), closureReturned())
                        .when(approveClosure(), supervisor()),
                Refusal.CLOSURE_NOT_REQUESTED);
    }

    @Test
    void refusesEverythingInAClosedCase() {
        var closed = List.of(identified(), closureRequested(), caseClosed());
        for (var command : List.of(
                addNote(),
                deliverService(Service.Housing),
                requestClosure(ClosureReason.OwnDecision, ClosureOutcome.Disengaged))) {
            refused(fixture().given(closed).when(command), Refusal.CASE_CLOSED);
        }
        for (var command : List.of(assignCaseworker("worker-2"), approveClosure(), returnClosure())) {
            refused(fixture().given(closed).when(command, supervisor()), Refusal.CASE_CLOSED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void reopensClosedCaseForAnyReason(ReopeningReason reason) {
        var command = new ReopenCase(CASE, reason, Sensitive.of("She called."), null);
        fixture()
                .given(identified(), closureRequested(), caseClosed())
                .when(command)
                .expectEvents(command.reopened());
    }

    @Test
    void goesOnInAReopenedCase() {
        fixture()
                .given(identified(), closureRequested(), caseClosed(), caseReopened())
                .when(addNote())
                .expectEvents(noteAdded());
    }

    @Test
    void asksForClosureAnewInAReopenedCase() {
        refused(
                fixture()
                        .given(identified(), closureRequested(), caseClosed(), caseReopened())
                        .when(approveClosure(), supervisor()),
                Refusal.CLOSURE_NOT_REQUESTED);
    }

    @Test
    void refusesToReopenOpenCase() {
        refused(fixture().given(identified()).when(reopenCase()), Refusal.CASE_NOT_CLOSED);
    }
}
