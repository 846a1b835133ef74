package org.pulang.command.reintegrationcase;

import static org.pulang.command.reintegrationcase.CaseHistory.*;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.CaseSealed;
import org.pulang.event.FlagRaised;
import org.pulang.event.FlagResolved;
import org.pulang.personal.Purpose;
import org.pulang.personal.Sensitive;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.FlagKind;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.NoteVisibility;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.SealReason;
import org.pulang.vocabulary.YesNoUnknown;

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

    /** Nobody would work on the case. */
    @ParameterizedTest
    @ValueSource(strings = {"nobody-1", "disabled-1", "elsewhere-1"})
    void refusesAnOwnerWhoDoesNotWorkForTheOrganisation(String caseworker) {
        refused(
                fixture().given(identified()).when(assignCaseworker(caseworker), supervisor()),
                Refusal.CASEWORKER_UNKNOWN,
                "/caseworker");
    }

    @Test
    void refusesAnOwnerWhoWorksWithNoCase() {
        refused(
                fixture().given(identified()).when(assignCaseworker("analyst-1"), supervisor()),
                Refusal.CASEWORKER_UNKNOWN,
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
    void refusesToAssignTheCaseToAnotherOrganisation() {
        var command = new AssignCaseworker(CASE, staff("worker-1"), organisation("dinsos-cirebon"), null, null);
        for (var history : List.of(List.of(identified()), List.of(identified(), sealed()))) {
            refused(fixture().given(history).when(command, supervisor()), Refusal.TRANSFER_REQUIRED, "/organisation");
        }
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

    @ParameterizedTest
    @EnumSource
    void raisesAFlagOfAnyKindForAnybody(FlagKind kind) {
        var command = new RaiseFlag(CASE, FLAG, kind, Sensitive.of("Ask first."), LocalDate.parse("2026-04-30"), null);
        for (var gender : Gender.values()) {
            fixture()
                    .given(identified(YesNoUnknown.Unknown, gender, null))
                    .when(command)
                    .expectEvents(new FlagRaised(
                            CASE, FLAG, kind, Sensitive.of("Ask first."), LocalDate.parse("2026-04-30"), null));
        }
    }

    @Test
    void letsTheSupervisorRaiseAndResolveAFlagToo() {
        var raise = raiseFlag(FlagKind.DangerNearby);
        fixture().given(identified()).when(raise, supervisor()).expectEvents(raise.raised());
        fixture()
                .given(identified(), flagRaised())
                .when(resolveFlag(), supervisor())
                .expectEvents(resolveFlag().resolved());
    }

    @Test
    void refusesSecondFlagOfTheSameIdAlsoOnceItIsResolved() {
        var command = raiseFlag(FlagKind.CourtDate);
        refused(fixture().given(identified(), flagRaised()).when(command), Refusal.ID_TAKEN, "/flagId");
        refused(
                fixture()
                        .given(identified(), flagRaised(), resolveFlag().resolved())
                        .when(command),
                Refusal.ID_TAKEN,
                "/flagId");
    }

    @Test
    void resolvesAFlagOnce() {
        fixture()
                .given(identified(), flagRaised())
                .when(resolveFlag())
                .expectEvents(new FlagResolved(CASE, FLAG, Sensitive.of("He has his own telephone."), null));
        refused(
                fixture()
                        .given(identified(), flagRaised(), resolveFlag().resolved())
                        .when(resolveFlag()),
                Refusal.FLAG_RESOLVED,
                "/flagId");
        refused(fixture().given(identified()).when(resolveFlag()), Refusal.FLAG_UNKNOWN, "/flagId");
    }

    /** It would warn for ever; another one is raised once somebody works on the case again. */
    @Test
    void resolvesButDoesNotRaiseAFlagOfAClosedCase() {
        fixture()
                .given(identified(), flagRaised(), closureRequested(), caseClosed())
                .when(resolveFlag())
                .expectEvents(resolveFlag().resolved());
        refused(
                fixture().given(identified(), closureRequested(), caseClosed()).when(raiseFlag(FlagKind.CourtDate)),
                Refusal.CASE_CLOSED);
    }
}
