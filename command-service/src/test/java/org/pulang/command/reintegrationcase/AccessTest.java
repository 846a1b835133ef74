package org.pulang.command.reintegrationcase;

import static org.pulang.command.reintegrationcase.CaseHistory.*;

import java.time.LocalDate;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulang.command.refusal.Refusal;
import org.pulang.personal.Purpose;
import org.pulang.store.EventJson;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.Role;

/** Who may act on a case, by what its own history tells of them. */
class AccessTest {

    private static final MetaData RECEIVER_STAFF = receiver("centre-1");

    @Test
    void hidesTheCaseFromAnotherCaseworkerOfTheSameOrganisation() {
        refused(
                fixture().given(identified()).when(addNote(), actor("worker-2", Role.Caseworker)),
                Refusal.CASE_UNKNOWN);
    }

    @Test
    void hidesTheCaseFromASupervisorOfAnotherOrganisation() {
        var other = actor("supervisor-9", Role.Supervisor, organisation("dinsos-cirebon"));
        refused(fixture().given(identified()).when(assignCaseworker("worker-2"), other), Refusal.CASE_UNKNOWN);
    }

    @Test
    void hidesTheCaseFromItsOwnerOnceSomebodyElseIsAssigned() {
        refused(fixture().given(identified(), caseworkerAssigned("worker-2")).when(addNote()), Refusal.CASE_UNKNOWN);
    }

    @Test
    void hidesTheCaseFromItsOwnerWorkingForAnotherOrganisation() {
        var elsewhere = actor("worker-1", Role.Caseworker, organisation("dinsos-cirebon"));
        refused(fixture().given(identified()).when(addNote(), elsewhere), Refusal.CASE_UNKNOWN);
    }

    @Test
    void hidesTheCaseFromAPurposeThatDoesNotFit() {
        refused(
                fixture()
                        .given(identified())
                        .when(addNote(), worker().and(EventMetadata.PURPOSE, Purpose.Audit.name())),
                Refusal.CASE_UNKNOWN);
    }

    @Test
    void hidesAClosedCaseLikeAnOpenOne() {
        refused(
                fixture()
                        .given(identified(), closureRequested(), caseClosed())
                        .when(addNote(), actor("worker-2", Role.Caseworker)),
                Refusal.CASE_UNKNOWN);
    }

    @Test
    void refusesWithAReasonWhoMaySeeTheCase() {
        refused(fixture().given(identified()).when(addNote(), supervisor()), Refusal.ROLE_REQUIRED);
        refused(fixture().given(identified()).when(assignCaseworker("worker-2")), Refusal.ROLE_REQUIRED);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"Caseworker", "Supervisor"})
    void opensNoCaseForAnyOtherRole(Role role) {
        refused(fixture().givenNoPriorActivity().when(identify(), actor("somebody", role)), Refusal.ROLE_REQUIRED);
    }

    @Test
    void opensACaseForACaseworkerAndForASupervisor() {
        for (var actor : new MetaData[] {worker(), supervisor()}) {
            fixture().givenNoPriorActivity().when(identify(), actor).expectSuccessfulHandlerExecution();
        }
    }

    @Test
    void letsTheReceiverAnswerItsReferral() {
        fixture()
                .given(identified(), consented(), referralMade())
                .when(new AcceptReferral(CASE, REFERRAL, null, null), RECEIVER_STAFF)
                .expectEvents(referralAccepted());
    }

    @Test
    void letsTheReceiverDoNothingElse() {
        refused(fixture().given(identified(), referralMade()).when(addNote(), RECEIVER_STAFF), Refusal.ROLE_REQUIRED);
    }

    @Test
    void hidesTheCaseFromTheReceiverOnceTheReferralHasEnded() {
        refused(
                fixture()
                        .given(identified(), referralMade(), referralAccepted(), referralCompleted())
                        .when(new AcceptReferral(CASE, REFERRAL, null, null), RECEIVER_STAFF),
                Refusal.CASE_UNKNOWN);
    }

    @Test
    void letsTheReceiverAnswerNobodyElsesReferral() {
        var other = ReferralId.of("01985b2a-7c00-7000-8000-00000000e002");
        var elsewhere = new MakeReferral(
                        CASE,
                        other,
                        PROVIDER,
                        makeReferral().service(),
                        makeReferral().reason(),
                        null,
                        LocalDate.of(2026, 3, 15),
                        null)
                .made(JAKARTA, organisation("klinik-lain"));
        refused(
                fixture()
                        .given(identified(), referralMade(), elsewhere)
                        .when(new AcceptReferral(CASE, other, null, null), RECEIVER_STAFF),
                Refusal.REFERRAL_UNKNOWN,
                "/referralId");
    }

    @Test
    void letsTheOwnerRecordAnAnswerOfWhoeverItCameFrom() {
        fixture()
                .given(identified(), consented(), referralMade())
                .when(new AcceptReferral(CASE, REFERRAL, null, null))
                .expectEvents(referralAccepted());
    }

    private static IdentifyVictim identify() {
        return EventJson.MAPPER.readValue("""
                {"caseId": "%s", "gender": "Feminine", "citizenships": ["ID"], "identifiedThrough": "ReturnProcess",
                 "status": "PossibleVictimOfTrafficking", "firstContact": "2026-02-03"}""".formatted(CASE), IdentifyVictim.class);
    }

    private static MetaData receiver(String id) {
        return actor(id, Role.Caseworker, RECEIVER).and(EventMetadata.PURPOSE, Purpose.Referral.name());
    }
}
