package org.pulang.command.reintegrationcase;

import static org.pulang.command.reintegrationcase.CaseHistory.*;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.CaseTransferAccepted;
import org.pulang.event.CaseTransferDeclined;
import org.pulang.event.CaseTransferOffered;
import org.pulang.event.CaseTransferWithdrawn;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.ClosureOutcome;
import org.pulang.vocabulary.ClosureReason;
import org.pulang.vocabulary.PersonReached;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.RestrictionGround;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.SealReason;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.TransferDeclineReason;
import org.pulang.vocabulary.TransferId;
import org.pulang.vocabulary.TransferReason;
import org.pulang.vocabulary.TransferWithdrawalReason;

/** How a case goes to another organisation: offered with the person's consent, and taken over by those who were asked. */
class TransfersTest {

    private static final List<Object> OFFERED = List.of(identified(), consented(), transferOffered());
    private static final List<Object> TAKEN_OVER = after(OFFERED, transferred());
    private static final Object SEALED =
            new SealCase(CASE, SealReason.StaffRelative, staff("supervisor-2"), null).sealed(staff("supervisor-1"));

    private static final Object RESTRICTED =
            new RestrictProcessing(CASE, RestrictionGround.AskedByPerson, null).restricted();

    private static List<Object> after(List<?> history, List<?> more) {
        var all = new ArrayList<Object>(history);
        all.addAll(more);
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void offersTheCaseWithConsent(TransferReason reason) {
        fixture()
                .given(identified(), consented())
                .when(
                        new TransferCase(CASE, TRANSFER, PROVIDER, reason, Sensitive.of("To his aunt."), null),
                        supervisor())
                .expectEvents(new CaseTransferOffered(
                        CASE, TRANSFER, PROVIDER, RECEIVER, reason, Sensitive.of("To his aunt."), null));
    }

    @Test
    void refusesToOfferItWithoutConsentOrOnceThatIsTakenBack() {
        refused(
                fixture().given(identified()).when(transferCase(), supervisor()),
                Refusal.CONSENT_MISSING,
                "/providerId");
        refused(
                fixture()
                        .given(identified(), consented(), withdrawConsent().withdrawn())
                        .when(transferCase(), supervisor()),
                Refusal.CONSENT_MISSING,
                "/providerId");
    }

    @Test
    void refusesToOfferItToWhomNobodyWorksWithPulang() {
        var unknown = ProviderId.of("01985b2a-7c00-7000-8000-00000000a002");
        var command = new TransferCase(CASE, TRANSFER, unknown, TransferReason.Other, null, null);
        refused(
                fixture().given(identified(), consented()).when(command, supervisor()),
                Refusal.CONSENT_MISSING,
                "/providerId");
        refused(
                fixture()
                        .given(TAKEN_OVER)
                        .when(
                                new TransferCase(CASE, other(), PROVIDER, TransferReason.Other, null, null),
                                receivingSupervisor()),
                Refusal.NO_OTHER_ORGANISATION,
                "/providerId");
    }

    private static TransferId other() {
        return TransferId.of("01985b2a-7c00-7000-8000-00000000ca02");
    }

    @Test
    void offersItToOneOrganisationAtATime() {
        refused(fixture().given(OFFERED).when(transferCase(), supervisor()), Refusal.ID_TAKEN, "/transferId");
        var another = new TransferCase(CASE, other(), PROVIDER, TransferReason.Other, null, null);
        refused(fixture().given(OFFERED).when(another, supervisor()), Refusal.TRANSFER_OPEN);
        for (var answer :
                List.of(declineTransfer().declined(), withdrawTransfer().withdrawn())) {
            refused(
                    fixture().given(after(OFFERED, List.of(answer))).when(transferCase(), supervisor()),
                    Refusal.ID_TAKEN,
                    "/transferId");
            fixture()
                    .given(after(OFFERED, List.of(answer)))
                    .when(another, supervisor())
                    .expectEvents(another.offered(RECEIVER));
        }
    }

    @Test
    void leavesASealedCaseWithItsOrganisation() {
        refused(
                fixture().given(identified(), consented(), SEALED).when(transferCase(), supervisor()),
                Refusal.CASE_SEALED);
        refused(
                fixture()
                        .given(after(OFFERED, List.of(SEALED)))
                        .when(acceptTransfer("centre-1"), receivingSupervisor()),
                Refusal.CASE_UNKNOWN);
    }

    @Test
    void isOfferedByASupervisorOnly() {
        refused(fixture().given(identified(), consented()).when(transferCase()), Refusal.ROLE_REQUIRED);
        refused(fixture().given(OFFERED).when(withdrawTransfer()), Refusal.ROLE_REQUIRED);
    }

    @Test
    void changesOwnerAndOrganisationWhenItIsAccepted() {
        fixture()
                .given(OFFERED)
                .when(acceptTransfer("centre-1"), receivingSupervisor())
                .expectEvents(
                        new CaseTransferAccepted(CASE, TRANSFER, staff("centre-1"), null),
                        new CaseworkerAssigned(CASE, staff("centre-1"), RECEIVER, null, null));
    }

    @Test
    void hasExactlyOneOwnerBeforeAndAfter() {
        var newOwner = actor("centre-1", Role.Caseworker, RECEIVER);
        fixture().given(OFFERED).when(addNote()).expectEvents(noteAdded());
        refused(fixture().given(OFFERED).when(addNote(), newOwner), Refusal.CASE_UNKNOWN);
        refused(fixture().given(TAKEN_OVER).when(addNote()), Refusal.CASE_UNKNOWN);
        refused(fixture().given(TAKEN_OVER).when(assignCaseworker("worker-2"), supervisor()), Refusal.CASE_UNKNOWN);
        fixture().given(TAKEN_OVER).when(addNote(), newOwner).expectEvents(noteAdded());
    }

    @Test
    void takesAllThatIsOpenAlong() {
        var begun = List.of(
                identified(),
                consented(),
                followUpScheduled(1, LocalDate.parse("2026-03-20")),
                flagRaised(),
                transferOffered());
        for (var command : List.of(recordFollowUp(1, PersonReached.Survivor), resolveFlag())) {
            fixture()
                    .given(after(begun, transferred()))
                    .when(command, actor("centre-1", Role.Caseworker, RECEIVER))
                    .expectSuccessfulHandlerExecution();
        }
    }

    @Test
    void isAcceptedByWhoIsAskedAndNobodyElse() {
        refused(fixture().given(OFFERED).when(acceptTransfer("centre-1"), supervisor()), Refusal.ROLE_REQUIRED);
        refused(
                fixture()
                        .given(OFFERED)
                        .when(
                                acceptTransfer("centre-1"),
                                actor("elsewhere-1", Role.Supervisor, organisation("dinsos-cirebon"))),
                Refusal.CASE_UNKNOWN);
        refused(
                fixture().given(OFFERED).when(acceptTransfer("centre-1"), actor("centre-1", Role.Caseworker, RECEIVER)),
                Refusal.CASE_UNKNOWN);
    }

    @Test
    void isAcceptedForSomebodyWhoWorksThereOnly() {
        for (var nobody : List.of("nobody-1", "worker-1", "elsewhere-1", "disabled-1")) {
            refused(
                    fixture().given(OFFERED).when(acceptTransfer(nobody), receivingSupervisor()),
                    Refusal.CASEWORKER_UNKNOWN,
                    "/caseworker");
        }
    }

    @Test
    void isNotAcceptedOnceThePersonHasSaidNo() {
        refused(
                fixture()
                        .given(after(OFFERED, List.of(withdrawConsent().withdrawn())))
                        .when(acceptTransfer("centre-1"), receivingSupervisor()),
                Refusal.CONSENT_MISSING);
        refused(
                fixture()
                        .given(after(OFFERED, List.of(RESTRICTED)))
                        .when(acceptTransfer("centre-1"), receivingSupervisor()),
                Refusal.PROCESSING_RESTRICTED);
    }

    @ParameterizedTest
    @EnumSource
    void isDeclined(TransferDeclineReason reason) {
        fixture()
                .given(OFFERED)
                .when(new DeclineTransfer(CASE, TRANSFER, reason, Sensitive.of("In May."), null), receivingSupervisor())
                .expectEvents(new CaseTransferDeclined(CASE, TRANSFER, reason, Sensitive.of("In May."), null));
    }

    @ParameterizedTest
    @EnumSource
    void isTakenBack(TransferWithdrawalReason reason) {
        var command = new WithdrawTransfer(CASE, TRANSFER, reason, Sensitive.of("He stays."), null);
        fixture()
                .given(OFFERED)
                .when(command, supervisor())
                .expectEvents(new CaseTransferWithdrawn(CASE, TRANSFER, reason, Sensitive.of("He stays."), null));
        refused(fixture().given(OFFERED).when(command, receivingSupervisor()), Refusal.ROLE_REQUIRED);
    }

    /** To those who were asked the case is hidden again from then on. */
    @Test
    void isAnsweredOnce() {
        for (var answer :
                List.of(declineTransfer().declined(), withdrawTransfer().withdrawn())) {
            var answered = after(OFFERED, List.of(answer));
            for (var command : List.of(acceptTransfer("centre-1"), declineTransfer())) {
                refused(fixture().given(answered).when(command, receivingSupervisor()), Refusal.CASE_UNKNOWN);
            }
            refused(
                    fixture().given(answered).when(withdrawTransfer(), supervisor()),
                    Refusal.TRANSFER_ENDED,
                    "/transferId");
        }
        refused(
                fixture().given(identified()).when(withdrawTransfer(), supervisor()),
                Refusal.TRANSFER_UNKNOWN,
                "/transferId");
    }

    /** Whoever may work on nothing may still say no, and take back. */
    @Test
    void isDeclinedOrTakenBackAlsoWhileProcessingIsRestricted() {
        var restricted = after(OFFERED, List.of(RESTRICTED));
        fixture()
                .given(restricted)
                .when(declineTransfer(), receivingSupervisor())
                .expectEvents(declineTransfer().declined());
        fixture()
                .given(restricted)
                .when(withdrawTransfer(), supervisor())
                .expectEvents(withdrawTransfer().withdrawn());
        refused(
                fixture().given(identified(), consented(), RESTRICTED).when(transferCase(), supervisor()),
                Refusal.PROCESSING_RESTRICTED);
    }

    @Test
    void standsInTheWayOfClosureWhileItWaits() {
        var request = requestClosure(ClosureReason.OwnDecision, ClosureOutcome.Disengaged);
        refused(fixture().given(OFFERED).when(request), Refusal.TRANSFER_OPEN);
        refused(
                fixture()
                        .given(identified(), consented(), closureRequested(), transferOffered())
                        .when(approveClosure(), supervisor()),
                Refusal.TRANSFER_OPEN);
        fixture()
                .given(after(OFFERED, List.of(declineTransfer().declined())))
                .when(request)
                .expectEvents(request.requested());
    }

    @Test
    void isTheOnlyWayToAnotherOrganisation() {
        refused(
                fixture()
                        .given(identified(), consented())
                        .when(new AssignCaseworker(CASE, staff("centre-1"), RECEIVER, null, null), supervisor()),
                Refusal.TRANSFER_REQUIRED,
                "/organisation");
    }

    @Test
    void letsNobodyWorkOnTheCaseWhoIsOnlyAsked() {
        refused(
                fixture().given(OFFERED).when(deliverService(Service.Housing), receivingSupervisor()),
                Refusal.ROLE_REQUIRED);
    }

    @Test
    void lapsesWhenNobodyAnsweredInThirtyDaysAndNotAMomentBefore() {
        var end = NOW.plus(Duration.ofDays(30));
        var lapse = new LapseTransfer(CASE, TRANSFER);
        fixture(end.minusMillis(1))
                .givenCurrentTime(NOW)
                .andGiven(OFFERED)
                .when(lapse)
                .expectNoEvents();
        fixture(end).givenCurrentTime(NOW).andGiven(OFFERED).when(lapse).expectEvents(lapse.lapsed());
        fixture(end)
                .givenCurrentTime(NOW)
                .andGiven(after(OFFERED, List.of(RESTRICTED)))
                .when(lapse)
                .expectEvents(lapse.lapsed());
    }

    @Test
    void lapsesOnceAndNotWhereItWasAnsweredOrIsAnotherOffer() {
        var end = NOW.plus(Duration.ofDays(30));
        var lapse = new LapseTransfer(CASE, TRANSFER);
        for (var history :
                List.of(TAKEN_OVER, after(OFFERED, List.of(lapse.lapsed())), List.<Object>of(identified()))) {
            fixture(end).givenCurrentTime(NOW).andGiven(history).when(lapse).expectNoEvents();
        }
        fixture(end)
                .givenCurrentTime(NOW)
                .andGiven(OFFERED)
                .when(new LapseTransfer(CASE, TransferId.of("01985b2a-7c00-7000-8000-00000000fb99")))
                .expectNoEvents();
    }

    @Test
    void isOfferedToAnotherOnceItHasLapsed() {
        var history = after(OFFERED, List.of(new LapseTransfer(CASE, TRANSFER).lapsed()));
        refused(
                fixture()
                        .given(history)
                        .when(
                                new DeclineTransfer(CASE, TRANSFER, TransferDeclineReason.NoCapacity, null, null),
                                receivingSupervisor()),
                Refusal.CASE_UNKNOWN);
        var again = new TransferCase(
                CASE,
                TransferId.of("01985b2a-7c00-7000-8000-00000000fb98"),
                PROVIDER,
                TransferReason.MovedAway,
                null,
                null);
        fixture().given(history).when(again, supervisor()).expectEvents(again.offered(RECEIVER));
    }
}
