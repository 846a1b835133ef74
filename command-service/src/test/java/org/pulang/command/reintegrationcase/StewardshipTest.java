package org.pulang.command.reintegrationcase;

import static org.pulang.command.reintegrationcase.CaseHistory.*;

import org.junit.jupiter.api.Test;
import org.pulang.command.refusal.Refusal;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.NoteVisibility;

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
    void addsNote() {
        fixture().given(identified()).when(addNote()).expectEvents(noteAdded());
    }

    @Test
    void refusesSecondNoteOfTheSameId() {
        var other = new AddNote(CASE, addNote().noteId(), NoteVisibility.Supervisor, Sensitive.of("Another."), null);
        refused(fixture().given(identified(), noteAdded()).when(other), Refusal.ID_TAKEN, "/noteId");
    }
}
