package org.pulang.command.reintegrationcase;

import static org.pulang.command.reintegrationcase.CaseHistory.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.CaseSealed;
import org.pulang.personal.Purpose;
import org.pulang.personal.Sensitive;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.NoteVisibility;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.SealReason;

/** Who answers for the case, and what they note. */
class StewardshipTest {

    @Test
    void assignsAnotherCaseworkerInPlaceOfTheFirst() {
        fixture()
                .given(identified())
                .when(assignCaseworker("worker-2"), supervisor())
                .expectEvents(caseworkerAssigned("worker-2"));
    }

    @Test
    void makesWhoIdentifiedThePersonTheFirstOwner() {
        refused(
                fixture().given(identified()).when(assignCaseworker("worker-1"), supervisor()),
                Refusal.ALREADY_ASSIGNED,
                "/caseworker");
    }

    @Test
    void refusesToAssignTheOwnerAgain() {
        refused(
                fixture()
                        .given(identified(), caseworkerAssigned("worker-2"))
                        .when(assignCaseworker("worker-2"), supervisor()),
                Refusal.ALREADY_ASSIGNED,
                "/caseworker");
    }

    @Test
    void assignsAnEarlierOwnerAgain() {
        fixture()
                .given(identified(), caseworkerAssigned("worker-2"))
                .when(assignCaseworker("worker-1"), supervisor())
                .expectEvents(caseworkerAssigned("worker-1"));
    }

    @Test
    void assignsTheOwnerForAnotherOrganisation() {
        var command = new AssignCaseworker(CASE, staff("worker-1"), organisation("dinsos-cirebon"), null, null);
        fixture().given(identified()).when(command, supervisor()).expectEvents(command.assigned());
    }

    @Test
    void sealsTheCaseForItsOwnerAndTwoSupervisors() {
        fixture().given(identified()).when(seal("supervisor-2"), supervisor()).expectEvents(sealed());
    }

    @Test
    void refusesASealThatLeavesFewerThanTwoSupervisorsBesideTheOwner() {
        for (var other : List.of("supervisor-1", "worker-1")) {
            refused(
                    fixture().given(identified()).when(seal(other), supervisor()),
                    Refusal.SEAL_NEEDS_TWO_SUPERVISORS,
                    "/otherSupervisor");
        }
        refused(
                fixture()
                        .given(identified(), caseworkerAssigned("supervisor-1"))
                        .when(seal("supervisor-2"), supervisor()),
                Refusal.SEAL_NEEDS_TWO_SUPERVISORS,
                "/otherSupervisor");
    }

    @Test
    void refusesASealForWhomItWouldStayHiddenFrom() {
        for (var other : List.of("nobody-1", "worker-2", "elsewhere-1", "disabled-1")) {
            refused(
                    fixture().given(identified()).when(seal(other), supervisor()),
                    Refusal.SEAL_NEEDS_TWO_SUPERVISORS,
                    "/otherSupervisor");
        }
    }

    @Test
    void hidesTheSealedCaseFromAllButItsOwnerAndTheTwo() {
        var note = fixture().given(identified(), sealed()).when(addNote());
        note.expectEvents(noteAdded());
        for (var named : List.of("supervisor-1", "supervisor-2")) {
            fixture()
                    .given(identified(), sealed())
                    .when(assignCaseworker("worker-2"), actor(named, Role.Supervisor))
                    .expectEvents(caseworkerAssigned("worker-2"));
        }
        refused(
                fixture()
                        .given(identified(), sealed())
                        .when(assignCaseworker("worker-2"), actor("supervisor-3", Role.Supervisor)),
                Refusal.CASE_UNKNOWN);
    }

    @Test
    void hidesTheSealedCaseFromWhoStandsOnTheSealAndIsNoSupervisorAnyMore() {
        var elsewhere = actor("supervisor-2", Role.Supervisor, organisation("dinsos-cirebon"));
        refused(
                fixture().given(identified(), sealed()).when(assignCaseworker("worker-2"), elsewhere),
                Refusal.CASE_UNKNOWN);
        refused(
                fixture().given(identified(), sealed()).when(addNote(), actor("supervisor-2", Role.Caseworker)),
                Refusal.CASE_UNKNOWN);
    }

    @Test
    void hidesTheSealedCaseFromWhoReceivedAReferral() {
        refused(
                fixture()
                        .given(identified(), referralMade(), sealed())
                        .when(
                                new AcceptReferral(CASE, REFERRAL, null, null),
                                actor("centre-1", Role.Caseworker, RECEIVER)
                                        .and(EventMetadata.PURPOSE, Purpose.Referral.name())),
                Refusal.CASE_UNKNOWN);
    }

    @Test
    void sealsOnceAndUnsealsOnce() {
        refused(fixture().given(identified(), sealed()).when(seal("supervisor-3"), supervisor()), Refusal.CASE_SEALED);
        fixture().given(identified(), sealed()).when(unseal(), supervisor()).expectEvents(unseal().unsealed());
        refused(fixture().given(identified()).when(unseal(), supervisor()), Refusal.CASE_NOT_SEALED);
        refused(
                fixture()
                        .given(identified(), sealed(), unseal().unsealed())
                        .when(unseal(), actor("supervisor-3", Role.Supervisor)),
                Refusal.CASE_NOT_SEALED);
    }

    @Test
    void sealsAndUnsealsAClosedCaseToo() {
        fixture()
                .given(identified(), closureRequested(), caseClosed())
                .when(seal("supervisor-2"), supervisor())
                .expectEvents(sealed());
        fixture()
                .given(identified(), sealed(), closureRequested(), caseClosed())
                .when(unseal(), supervisor())
                .expectEvents(unseal().unsealed());
    }

    @Test
    void leavesASealedCaseWithItsOrganisation() {
        var command = new AssignCaseworker(CASE, staff("worker-2"), organisation("dinsos-cirebon"), null, null);
        refused(
                fixture().given(identified(), sealed()).when(command, supervisor()),
                Refusal.CASE_SEALED,
                "/organisation");
    }

    private static SealCase seal(String other) {
        return new SealCase(CASE, SealReason.StaffRelative, staff(other), null);
    }

    private static CaseSealed sealed() {
        return seal("supervisor-2").sealed(staff("supervisor-1"));
    }

    private static UnsealCase unseal() {
        return new UnsealCase(CASE, null);
    }

    @Test
    void addsNote() {
        fixture().given(identified()).when(addNote()).expectEvents(noteAdded());
    }

    @Test
    void refusesSecondNoteOfTheSameId() {
        var other = new AddNote(CASE, addNote().noteId(), NoteVisibility.Supervisor, Sensitive.of("Another."), null);
        refused(fixture().given(identified(), noteAdded()).when(other), Refusal.ID_TAKEN, "/noteId");
    }
}
