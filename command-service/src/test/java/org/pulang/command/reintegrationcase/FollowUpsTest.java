package org.pulang.command.reintegrationcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.command.reintegrationcase.CaseHistory.*;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.CaseEvent;
import org.pulang.event.ContactRegained;
import org.pulang.event.FollowUpScheduled;
import org.pulang.event.MonitoringStarted;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CorrectedIdentity;
import org.pulang.vocabulary.FailedAttemptReason;
import org.pulang.vocabulary.FollowUpCancellationReason;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.FollowUpMode;
import org.pulang.vocabulary.FollowUpReschedulingReason;
import org.pulang.vocabulary.PersonReached;

/** Whether anybody looks after the person. It is 1 March 2026, ten in the morning in Jakarta. */
class FollowUpsTest {

    private static final LocalDate YESTERDAY = LocalDate.of(2026, 2, 28);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final LocalDate LATER = LocalDate.of(2026, 3, 10);

    @Test
    void schedulesFollowUpInTheZoneOfTheCase() {
        fixture()
                .given(identified())
                .when(scheduleFollowUp(1, LATER))
                .expectEvents(new FollowUpScheduled(
                        CASE,
                        followUpId(1),
                        LATER,
                        JAKARTA,
                        scheduleFollowUp(1, LATER).purpose(),
                        FollowUpMode.Visit,
                        staff("worker-2"),
                        null));
    }

    @Test
    void countsDaysInTheZoneOfTheCorrectedOriginFromThenOn() {
        var jayapura = ZoneId.of("Asia/Jayapura");
        fixture()
                .given(identified(), originCorrected(new AreaCode("91")))
                .when(scheduleFollowUp(1, LATER))
                .expectEvents(scheduleFollowUp(1, LATER).scheduled(jayapura, staff("worker-1")));
    }

    @Test
    void missesFollowUpWhenItsDayIsOverWhereItWasScheduled() {
        // In Honolulu it is still 28 February.
        var jayapura = scheduleFollowUp(1, YESTERDAY).scheduled(ZoneId.of("Asia/Jayapura"), staff("worker-1"));
        fixture().given(identified(), jayapura).when(miss(1)).expectEvents(followUpMissed(1, YESTERDAY, 1));
        var honolulu = scheduleFollowUp(1, YESTERDAY).scheduled(ZoneId.of("Pacific/Honolulu"), staff("worker-1"));
        unmoved(identified(), honolulu);
    }

    @Test
    void givesFollowUpToWhoSchedulesItWhereNobodyIsNamed() {
        var command = scheduleFollowUp(1, LATER);
        var unnamed = new ScheduleFollowUp(CASE, followUpId(1), LATER, command.purpose(), command.mode(), null, null);
        fixture()
                .given(identified())
                .when(unnamed)
                .expectEvents(new FollowUpScheduled(
                        CASE,
                        followUpId(1),
                        LATER,
                        JAKARTA,
                        command.purpose(),
                        command.mode(),
                        staff("worker-1"),
                        null));
    }

    @Test
    void schedulesFollowUpForADayThatIsOver() {
        fixture()
                .given(identified())
                .when(scheduleFollowUp(1, YESTERDAY))
                .expectEvents(followUpScheduled(1, YESTERDAY));
    }

    @Test
    void refusesSecondFollowUpOfTheSameId() {
        refused(
                fixture().given(identified(), followUpScheduled(1, LATER)).when(scheduleFollowUp(1, LATER.plusDays(1))),
                Refusal.ID_TAKEN,
                "/followUpId");
    }

    @Test
    void recordsContactAtAnOpenFollowUp() {
        fixture()
                .given(identified(), followUpScheduled(1, LATER))
                .when(recordFollowUp(1, PersonReached.Survivor))
                .expectEvents(followUpRecorded(1, LATER, PersonReached.Survivor));
    }

    @Test
    void recordsContactAtAMissedFollowUpLate() {
        fixture()
                .given(identified(), followUpScheduled(1, YESTERDAY), followUpMissed(1, YESTERDAY, 1))
                .when(recordFollowUp(1, PersonReached.Survivor))
                .expectEvents(followUpRecorded(1, YESTERDAY, PersonReached.Survivor));
    }

    @Test
    void recordsContactBeyondTheSchedule() {
        fixture()
                .given(identified())
                .when(recordFollowUp(1, PersonReached.FamilyMember))
                .expectEvents(followUpRecorded(1, null, PersonReached.FamilyMember));
    }

    @Test
    void refusesToRecordFollowUpTwice() {
        refused(
                fixture()
                        .given(identified(), followUpRecorded(1, null, PersonReached.Survivor))
                        .when(recordFollowUp(1, PersonReached.Survivor)),
                Refusal.FOLLOW_UP_NOT_OPEN,
                "/followUpId");
    }

    @Test
    void refusesToRecordCancelledFollowUp() {
        refused(
                fixture()
                        .given(identified(), followUpScheduled(1, LATER), followUpCancelled(1, LATER))
                        .when(recordFollowUp(1, PersonReached.Survivor)),
                Refusal.FOLLOW_UP_NOT_OPEN,
                "/followUpId");
    }

    @Test
    void recordsFailedAttemptAtOpenAndMissedFollowUps() {
        var attempt = failedAttempt(followUpId(1));
        fixture()
                .given(identified(), followUpScheduled(1, LATER))
                .when(attempt)
                .expectEvents(attempt.recorded(staff("worker-1")));
        fixture()
                .given(identified(), followUpScheduled(1, YESTERDAY), followUpMissed(1, YESTERDAY, 1))
                .when(attempt)
                .expectEvents(attempt.recorded(staff("worker-1")));
    }

    @Test
    void recordsFailedAttemptBeyondTheSchedule() {
        var attempt = failedAttempt(null);
        fixture().given(identified()).when(attempt).expectEvents(attempt.recorded(staff("worker-1")));
    }

    @Test
    void refusesFailedAttemptAtUnknownOrSettledFollowUp() {
        refused(
                fixture().given(identified()).when(failedAttempt(followUpId(1))),
                Refusal.FOLLOW_UP_UNKNOWN,
                "/followUpId");
        refused(
                fixture()
                        .given(identified(), followUpRecorded(1, null, PersonReached.Survivor))
                        .when(failedAttempt(followUpId(1))),
                Refusal.FOLLOW_UP_NOT_OPEN,
                "/followUpId");
    }

    @Test
    void reschedulesOpenFollowUp() {
        fixture()
                .given(identified(), followUpScheduled(1, TODAY))
                .when(reschedule(LATER))
                .expectEvents(reschedule(LATER).rescheduled(TODAY, JAKARTA));
    }

    @Test
    void cancelsOpenFollowUp() {
        fixture()
                .given(identified(), followUpScheduled(1, LATER))
                .when(cancel())
                .expectEvents(followUpCancelled(1, LATER));
    }

    @Test
    void refusesToMoveOrCancelUnknownFollowUp() {
        refused(fixture().given(identified()).when(reschedule(LATER)), Refusal.FOLLOW_UP_UNKNOWN, "/followUpId");
        refused(fixture().given(identified()).when(cancel()), Refusal.FOLLOW_UP_UNKNOWN, "/followUpId");
    }

    @Test
    void movesOrCancelsMissedFollowUp() {
        var history = List.of(identified(), followUpScheduled(1, YESTERDAY), followUpMissed(1, YESTERDAY, 1));
        fixture().given(history).when(cancel()).expectEvents(followUpCancelled(1, YESTERDAY));
        fixture()
                .given(history)
                .when(reschedule(LATER))
                .expectEvents(reschedule(LATER).rescheduled(YESTERDAY, JAKARTA));
    }

    @Test
    void countsNoMissedFollowUpThatWasMovedOrCancelled() {
        fixture()
                .given(
                        identified(),
                        followUpScheduled(1, YESTERDAY),
                        followUpMissed(1, YESTERDAY, 1),
                        followUpScheduled(2, YESTERDAY),
                        followUpMissed(2, YESTERDAY, 2),
                        reschedule(LATER).rescheduled(YESTERDAY, JAKARTA),
                        followUpCancelled(2, YESTERDAY),
                        followUpScheduled(3, YESTERDAY))
                .when(miss(3))
                .expectEvents(followUpMissed(3, YESTERDAY, 1));
    }

    @Test
    void refusesToMoveOrCancelFollowUpThatIsSettled() {
        for (CaseEvent end : List.<CaseEvent>of(
                followUpCancelled(1, YESTERDAY), followUpRecorded(1, YESTERDAY, PersonReached.Survivor))) {
            var history = List.of(identified(), followUpScheduled(1, YESTERDAY), end);
            refused(fixture().given(history).when(reschedule(LATER)), Refusal.FOLLOW_UP_NOT_OPEN, "/followUpId");
            refused(fixture().given(history).when(cancel()), Refusal.FOLLOW_UP_NOT_OPEN, "/followUpId");
        }
    }

    @Test
    void missesFollowUpOnceItsDayIsOver() {
        fixture()
                .given(identified(), followUpScheduled(1, YESTERDAY))
                .when(miss(1))
                .expectEvents(followUpMissed(1, YESTERDAY, 1));
    }

    @Test
    void keepsFollowUpOpenUntilItsDayIsOver() {
        unmoved(identified(), followUpScheduled(1, TODAY));
    }

    @Test
    void keepsFollowUpOpenThatWasMovedToALaterDay() {
        unmoved(identified(), followUpScheduled(1, YESTERDAY), reschedule(LATER).rescheduled(YESTERDAY, JAKARTA));
    }

    @Test
    void missesNoFollowUpTwiceNorOneThatWasHeldCancelledOrNeverScheduled() {
        unmoved(identified());
        unmoved(identified(), followUpScheduled(1, YESTERDAY), followUpMissed(1, YESTERDAY, 1));
        unmoved(identified(), followUpScheduled(1, YESTERDAY), followUpCancelled(1, YESTERDAY));
        unmoved(
                identified(),
                followUpScheduled(1, YESTERDAY),
                followUpRecorded(1, YESTERDAY, PersonReached.FamilyMember));
        unmoved(identified(), followUpRecorded(1, null, PersonReached.Survivor));
    }

    @Test
    void losesContactWithTheThirdFollowUpMissedInARow() {
        fixture()
                .given(twoMissed(followUpScheduled(3, YESTERDAY)))
                .when(miss(3))
                .expectEvents(followUpMissed(3, YESTERDAY, 3), contactLost(1, 2, 3));
    }

    @Test
    void keepsContactWhereAnybodyWasReachedBetween() {
        fixture()
                .given(twoMissed(
                        followUpRecorded(4, null, PersonReached.FamilyMember), followUpScheduled(3, YESTERDAY)))
                .when(miss(3))
                .expectEvents(followUpMissed(3, YESTERDAY, 1));
    }

    @Test
    void countsFailedAttemptsAsNoContact() {
        fixture()
                .given(twoMissed(
                        failedAttempt(followUpId(2)).recorded(staff("worker-1")), followUpScheduled(3, YESTERDAY)))
                .when(miss(3))
                .expectEvents(followUpMissed(3, YESTERDAY, 3), contactLost(1, 2, 3));
    }

    @Test
    void losesContactOnlyOnce() {
        fixture()
                .given(lost(followUpScheduled(4, YESTERDAY)))
                .when(miss(4))
                .expectEvents(followUpMissed(4, YESTERDAY, 4));
    }

    @Test
    void regainsContactWhenTheSurvivorIsReached() {
        fixture()
                .given(lost())
                .when(recordFollowUp(3, PersonReached.Survivor))
                .expectEvents(
                        followUpRecorded(3, YESTERDAY, PersonReached.Survivor),
                        new ContactRegained(CASE, followUpId(3), null, null));
    }

    @Test
    void doesNotRegainContactThroughOthers() {
        fixture()
                .given(lost())
                .when(recordFollowUp(3, PersonReached.FamilyMember))
                .expectEvents(followUpRecorded(3, YESTERDAY, PersonReached.FamilyMember));
    }

    @Test
    void losesContactWhenTheCaseworkerSaysSo() {
        fixture().given(identified()).when(new LoseContact(CASE, null, null)).expectEvents(contactLost());
        fixture().given(twoMissed()).when(new LoseContact(CASE, null, null)).expectEvents(contactLost(1, 2));
    }

    @Test
    void refusesToLoseContactThatIsLost() {
        refused(fixture().given(lost()).when(new LoseContact(CASE, null, null)), Refusal.CONTACT_LOST);
    }

    @Test
    void regainsContactOtherwise() {
        var command = new RegainContact(CASE, null, null);
        fixture().given(lost()).when(command).expectEvents(new ContactRegained(CASE, null, null, null));
    }

    @Test
    void refusesToRegainContactThatIsNotLost() {
        var command = new RegainContact(CASE, null, null);
        refused(fixture().given(identified()).when(command), Refusal.CONTACT_NOT_LOST);
        refused(fixture().given(lost(command.regained())).when(command), Refusal.CONTACT_NOT_LOST);
    }

    @Test
    void countsFromOneAgainAfterContactWasRegained() {
        fixture()
                .given(lost(new RegainContact(CASE, null, null).regained(), followUpScheduled(4, YESTERDAY)))
                .when(miss(4))
                .expectEvents(followUpMissed(4, YESTERDAY, 1));
    }

    @Test
    void laysDownTheStandardScheduleOfMonitoring() {
        var command = monitoring(LocalDate.of(2026, 1, 31));
        var expected = new ArrayList<CaseEvent>();
        var scheduled = command.scheduled(JAKARTA, TODAY, staff("worker-1"));
        expected.add(command.started(staff("worker-1"), scheduled));
        expected.addAll(scheduled);
        fixture().given(identified()).when(command).expectEvents(expected.toArray());
        assertThat(command.scheduled(JAKARTA, LocalDate.of(2026, 1, 31), staff("worker-1")))
                .extracting(FollowUpScheduled::dueOn)
                .map(LocalDate::toString)
                .containsExactly("2026-02-28", "2026-04-30", "2026-07-31", "2027-01-31", "2028-01-31", "2029-01-31");
        assertThat(command.followUps())
                .doesNotHaveDuplicates()
                .isEqualTo(monitoring(LocalDate.of(2026, 1, 31)).followUps());
    }

    /** Nobody can have missed what was over before anybody was asked to hold it. */
    @Test
    void laysDownOnlyTheMonthsThatAreStillToCome() {
        var command = monitoring(TODAY.minusMonths(12));
        var expected = new ArrayList<CaseEvent>();
        var scheduled = command.scheduled(JAKARTA, TODAY, staff("worker-1"));
        expected.add(command.started(staff("worker-1"), scheduled));
        expected.addAll(scheduled);
        fixture().given(identified()).when(command).expectEvents(expected.toArray());
        assertThat(command.scheduled(JAKARTA, LocalDate.of(2026, 1, 31), staff("worker-1")))
                .extracting(FollowUpScheduled::dueOn)
                .containsExactly(TODAY, TODAY.plusMonths(12), TODAY.plusMonths(24));
    }

    @Test
    void refusesToMonitorWhenAllMonthsAreOver() {
        refused(
                fixture().given(identified()).when(monitoring(TODAY.minusMonths(37))),
                Refusal.MONITORING_OVER,
                "/startOn");
    }

    @Test
    void refusesToStartMonitoringTwice() {
        refused(
                fixture().given(identified(), monitoringStarted(TODAY)).when(monitoring(LATER)),
                Refusal.MONITORING_STARTED);
    }

    @Test
    void cancelsWhatIsOpenWhenTheCaseIsClosed() {
        fixture()
                .given(
                        identified(),
                        followUpScheduled(1, YESTERDAY),
                        followUpMissed(1, YESTERDAY, 1),
                        followUpScheduled(2, LATER),
                        followUpRecorded(2, LATER, PersonReached.Survivor),
                        followUpScheduled(3, LATER),
                        closureRequested())
                .when(approveClosure(), supervisor())
                .expectEvents(
                        new CancelFollowUp(CASE, followUpId(3), FollowUpCancellationReason.CaseClosed, null, null)
                                .cancelled(LATER),
                        caseClosed());
    }

    @Test
    void startsMonitoringAgainAfterTheCaseWasReopened() {
        var history = new ArrayList<>(List.of(identified(), monitoringStarted(YESTERDAY)));
        var expected = new ArrayList<CaseEvent>();
        expected.add(monitoringStarted(TODAY));
        expected.addAll(monitoring(TODAY).scheduled(JAKARTA, TODAY, staff("worker-1")));
        fixture()
                .given(history)
                .andGiven(by(supervisor(), caseClosed()), caseReopened())
                .when(monitoring(TODAY))
                .expectEvents(expected.toArray());
    }

    private static PersonalDetailsCorrected originCorrected(AreaCode origin) {
        return new PersonalDetailsCorrected(
                CASE,
                0,
                Sensitive.of("Misheard."),
                new CorrectedIdentity(null, null, null, null, null, origin),
                null,
                null,
                null);
    }

    private static void unmoved(Object... history) {
        fixture()
                .given(history)
                .when(miss(1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static List<Object> twoMissed(Object... then) {
        var history = new ArrayList<Object>(List.of(
                identified(),
                followUpScheduled(1, YESTERDAY.minusDays(20)),
                followUpMissed(1, YESTERDAY.minusDays(20), 1),
                followUpScheduled(2, YESTERDAY.minusDays(10)),
                followUpMissed(2, YESTERDAY.minusDays(10), 2)));
        history.addAll(List.of(then));
        return history;
    }

    private static List<Object> lost(Object... then) {
        var history = twoMissed(followUpScheduled(3, YESTERDAY), followUpMissed(3, YESTERDAY, 3), contactLost(1, 2, 3));
        history.addAll(List.of(then));
        return history;
    }

    private static MissFollowUp miss(int number) {
        return new MissFollowUp(CASE, followUpId(number));
    }

    private static RescheduleFollowUp reschedule(LocalDate dueOn) {
        return new RescheduleFollowUp(CASE, followUpId(1), dueOn, FollowUpReschedulingReason.AskedByPerson, null, null);
    }

    private static CancelFollowUp cancel() {
        return new CancelFollowUp(CASE, followUpId(1), FollowUpCancellationReason.AskedByPerson, null, null);
    }

    private static RecordFailedAttempt failedAttempt(@Nullable FollowUpId followUp) {
        return new RecordFailedAttempt(
                CASE, followUp, FollowUpMode.Call, null, FailedAttemptReason.NoAnswer, null, null);
    }

    private static MonitoringStarted monitoringStarted(LocalDate startOn) {
        var command = monitoring(startOn);
        return command.started(staff("worker-1"), command.scheduled(JAKARTA, TODAY, staff("worker-1")));
    }

    private static StartMonitoring monitoring(LocalDate startOn) {
        return new StartMonitoring(CASE, startOn, null, null);
    }
}
