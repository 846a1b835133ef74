package org.pulang.access;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Purpose;
import org.pulang.vocabulary.NoteVisibility;
import org.pulang.vocabulary.Role;

/** The tables say what protection.md says, and nothing beside it. */
class CaseAccessPolicyTest {

    /** Operational, then each class in the order of {@link FieldClass}; whatever is not named here is denied. */
    private static final Map<String, String> EXPECTED = Map.ofEntries(
            entry("Caseworker Assigned Services", "Write Write Write Write Write Write"),
            entry("Caseworker Receiving Referral", "Read Consented Consented Consented None Consented"),
            entry("Supervisor Assigned Services", "Write Write Write Write Write Write"),
            entry("Supervisor Assigned Supervision", "Write Write Write Write Write Write"),
            entry("Supervisor OwnOrganisation Supervision", "Write Read Read Read Read Read"),
            entry("Supervisor Offered Supervision", "Read None None None None None"),
            entry("Caseworker Emergency Emergency", "Read Read Read Read None None"),
            entry("Auditor Unmasked Audit", "Read Granted None Granted Granted Granted"),
            entry("Auditor OwnOrganisation Audit", "Read Pseudonym None None None None"),
            entry("PrivacyOfficer OwnOrganisation SubjectRequest", "Log None None None None None"),
            entry("System Any Services", "Read None None None None None"));

    /** Asked of requests to erase, and of what people ask for by right. */
    private static final Set<String> OF_REQUESTS = Set.of(
            "RequestErasure",
            "VerifyRequester",
            "PlaceLegalHold",
            "LiftLegalHold",
            "ApproveErasure",
            "RefuseErasure",
            "CancelErasure",
            "ReceiveSubjectRequest",
            "AnswerSubjectRequest",
            "RefuseSubjectRequest",
            "CancelSubjectRequest");

    /** Asked of providers, which are in no case. */
    private static final Set<String> OF_OFFERS = Set.of("OfferService", "WithdrawOffer");

    /** For everybody on the case, for author and supervisors, for the legal side; whatever is not named here is denied. */
    private static final Map<String, String> NOTES = Map.of(
            "Caseworker Assigned Services", "Read Own Read",
            "Supervisor Assigned Services", "Read Read Read",
            "Supervisor Assigned Supervision", "Read Read Read",
            "Supervisor OwnOrganisation Supervision", "Read Read Read",
            "Auditor Unmasked Audit", "Read None None");

    private static final String DENIED = "None None None None None None";

    private final CaseAccessPolicy policy = CaseAccessPolicy.builtIn();

    @Test
    void grantsInEveryCombinationWhatIsExpectedAndElseNothing() {
        int combinations = 0;
        for (var role : Role.values()) {
            for (var relation : Relation.values()) {
                for (var purpose : Purpose.values()) {
                    var holder = "%s %s %s".formatted(role, relation, purpose);
                    assertThat(told(policy.access(role, relation, purpose)))
                            .as(holder)
                            .isEqualTo(EXPECTED.getOrDefault(holder, DENIED));
                    combinations++;
                }
            }
        }
        assertThat(combinations).isEqualTo(Role.values().length * Relation.values().length * Purpose.values().length);
    }

    @Test
    void showsNotesToThoseTheyAreFor() {
        for (var role : Role.values()) {
            for (var relation : Relation.values()) {
                for (var purpose : Purpose.values()) {
                    var holder = "%s %s %s".formatted(role, relation, purpose);
                    var access = policy.access(role, relation, purpose);
                    assertThat(Stream.of(NoteVisibility.values())
                                    .map(notesFor -> access.to(notesFor).name())
                                    .collect(Collectors.joining(" ")))
                            .as(holder)
                            .isEqualTo(NOTES.getOrDefault(holder, "None None None"));
                }
            }
        }
    }

    @Test
    void showsNoDetailOfAnInvisibleCase() {
        for (var role : Role.values()) {
            for (var relation : Relation.values()) {
                for (var purpose : Purpose.values()) {
                    var access = policy.access(role, relation, purpose);
                    assertThat(access.visible()
                                    || Stream.of(FieldClass.values())
                                            .allMatch(details -> access.to(details) == Right.None))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void decidesForEveryRouteOfTheQueryServiceWhatTheLogKeeps() {
        assertThat(policy.decided()).containsExactlyInAnyOrderElementsOf(policy.routes("query"));
        assertThatThrownBy(() -> policy.shows(new CaseAccessPolicy.Route("query", "GET /everything")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void takesTheUsualPurposeWhereNoneIsStated() {
        assertThat(Stream.of(Role.values()).map(policy::usualPurpose))
                .containsExactly(
                        Purpose.Services,
                        Purpose.Supervision,
                        Purpose.Audit,
                        Purpose.SubjectRequest,
                        Purpose.Reporting,
                        Purpose.Services,
                        Purpose.Services);
    }

    @Test
    void letsNobodyDoWhatHasNoLine() {
        for (var role : Role.values()) {
            assertThat(policy.command("DeleteCase", role)).isEmpty();
            assertThat(policy.route(new CaseAccessPolicy.Route("query", "GET /everything"), role))
                    .isEmpty();
        }
    }

    @Test
    void letsNobodyBeginOrDecideOnACaseWhoseRoleSeesNone() {
        for (var role : new Role[] {Role.Auditor, Role.PrivacyOfficer, Role.Analyst, Role.Admin}) {
            assertThat(policy.commands().stream()
                            .filter(command -> !command.endsWith("Provider") && !OF_OFFERS.contains(command))
                            .filter(command -> !command.endsWith("StaffMember") && !command.equals("ChangeRole"))
                            .filter(command -> !command.endsWith("EmergencyAccess") && !command.endsWith("Unmasking"))
                            .filter(command -> !OF_REQUESTS.contains(command))
                            .filter(command -> !policy.command(command, role).isEmpty()))
                    .as(role.name())
                    .isEmpty();
        }
    }

    @Test
    void letsNobodyActInARelationThatShowsNothing() {
        for (var command : policy.commands()) {
            for (var role : Role.values()) {
                for (var relation : policy.command(command, role)) {
                    // Who decides on a request works where the case is, and is shown nothing of it by that.
                    assertThat(OF_REQUESTS.contains(command)
                                    || relation == Relation.Any
                                    || Stream.of(Purpose.values())
                                            .anyMatch(purpose -> policy.access(role, relation, purpose)
                                                    .visible()))
                            .as("%s by %s %s", command, role, relation)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void leavesNoCaseToTheOneWhoOwnsItAlone() {
        for (var command : new String[] {"ApproveClosure", "ReturnClosure"}) {
            for (var role : Role.values()) {
                assertThat(policy.command(command, role)).doesNotContain(Relation.Assigned, Relation.Any);
            }
        }
    }

    @Test
    void asksForStepUpWhereMuchCanBeSeenOrChangedAtOnce() {
        assertThat(policy.commands().stream().filter(policy::needsStepUp))
                .containsExactlyInAnyOrder(
                        "OverrideConsent", "ChangeRole", "OpenEmergencyAccess", "RequestUnmasking", "ApproveErasure");
    }

    @Test
    void letsNobodyDecideOnAGrantButThePrivacyOfficer() {
        for (var command : new String[] {"ReviewEmergencyAccess", "GrantUnmasking", "RefuseUnmasking"}) {
            assertThat(Stream.of(Role.values())
                            .filter(role -> !policy.command(command, role).isEmpty()))
                    .containsExactly(Role.PrivacyOfficer);
        }
    }

    @Test
    void refusesALineThatIsNotWhole() {
        assertThatThrownBy(() -> Table.of(Stream.of("role,relation", "Caseworker")))
                .isInstanceOf(IllegalStateException.class);
    }

    private static String told(Access access) {
        var told = new StringBuilder(access.operational().name());
        for (var details : FieldClass.values()) {
            told.append(' ').append(access.to(details));
        }
        return told.toString();
    }
}
