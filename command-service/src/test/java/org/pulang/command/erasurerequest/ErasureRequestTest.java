package org.pulang.command.erasurerequest;

import static org.axonframework.test.matchers.Matchers.matches;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.command.access.Actor;
import org.pulang.command.access.CommandGuard;
import org.pulang.command.casefacts.CaseFacts;
import org.pulang.command.casefacts.CaseFacts.Facts;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.ErasureApproved;
import org.pulang.event.ErasureBegun;
import org.pulang.event.ErasureCancelled;
import org.pulang.event.ErasureCompleted;
import org.pulang.event.ErasureRefused;
import org.pulang.event.ErasureRequested;
import org.pulang.event.KeysDestroyed;
import org.pulang.event.LegalHoldLifted;
import org.pulang.event.LegalHoldPlaced;
import org.pulang.event.RequesterVerified;
import org.pulang.personal.Subject;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CoercionCheck;
import org.pulang.vocabulary.ErasureCancellationReason;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.ErasureRefusalGround;
import org.pulang.vocabulary.ErasureScope;
import org.pulang.vocabulary.HoldGround;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Requester;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.VerificationChannel;

class ErasureRequestTest {

    private static final ErasureId ID = new ErasureId(UUID.fromString("01985b2a-7c00-7000-8000-0000000000e1"));
    private static final CaseId CASE = new CaseId(UUID.fromString("01985b2a-7c00-7000-8000-0000000000c1"));
    private static final OrganisationId DINSOS = new OrganisationId("dinsos-32-73");
    private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
    private static final Instant BEGINS = NOW.plus(Duration.ofHours(24));

    private static final MetaData WORKER = by("worker-1", Role.Caseworker);
    private static final MetaData OFFICER = by("officer-1", Role.PrivacyOfficer);
    private static final MetaData SUPERVISOR = by("supervisor-1", Role.Supervisor);

    private static final RequestErasure REQUEST =
            new RequestErasure(ID, CASE, List.of(Subject.Survivor), ErasureScope.All, Requester.Self);
    private static final ErasureRequested REQUESTED = REQUEST.requested(DINSOS);
    private static final RequestErasure BY_GUARDIAN =
            new RequestErasure(ID, CASE, List.of(Subject.Survivor), ErasureScope.All, Requester.Guardian);
    private static final VerifyRequester VERIFY =
            new VerifyRequester(ID, VerificationChannel.InPerson, true, CoercionCheck.NoSign);
    private static final RequesterVerified VERIFIED = VERIFY.verified(CASE);
    private static final PlaceLegalHold HOLD = new PlaceLegalHold(ID, HoldGround.OpenProceeding);
    private static final LegalHoldPlaced HELD = HOLD.placed(CASE);
    private static final LiftLegalHold LIFT = new LiftLegalHold(ID, HoldGround.OpenProceeding);
    private static final ApproveErasure APPROVE = new ApproveErasure(ID);
    private static final ErasureApproved FIRST = new ErasureApproved(ID, CASE, null);
    private static final ErasureApproved SECOND = new ErasureApproved(ID, CASE, BEGINS);
    private static final BeginErasure BEGIN = new BeginErasure(ID);
    private static final ErasureBegun BEGUN = new ErasureBegun(
            ID, CASE, List.of(Subject.Survivor, Subject.FamilyMember, Subject.Staff), ErasureScope.All);
    private static final DestroyKeys DESTROY = new DestroyKeys(ID, List.of(new UUID(1, 1)));
    private static final KeysDestroyed DESTROYED = DESTROY.destroyed(CASE);
    private static final CompleteErasure COMPLETE = new CompleteErasure(ID, LocalDate.of(2026, 4, 1));
    private static final ErasureCompleted COMPLETED = COMPLETE.completed(CASE);
    private static final RefuseErasure REFUSE = new RefuseErasure(ID, ErasureRefusalGround.Endangers);
    private static final CancelErasure CANCEL = new CancelErasure(ID, ErasureCancellationReason.AskedByPerson);

    private boolean guardianAccused;
    private OrganisationId with = DINSOS;
    private Set<StaffId> sealedFor = Set.of();
    private Set<HoldGround> ofTheCase = Set.of();
    private Instant now = NOW;

    @Test
    void isTakenByTheOrganisationTheCaseIsWith() {
        fixture().givenNoPriorActivity().when(REQUEST, WORKER).expectEvents(REQUESTED);
        fixture().givenNoPriorActivity().when(REQUEST, OFFICER).expectEvents(REQUESTED);
        fixture().givenNoPriorActivity().when(REQUEST, SUPERVISOR).expectEvents(REQUESTED);
    }

    @Test
    void isNotTakenAboutACaseThatIsUnknownOrSomebodyElses() {
        var unknown = new RequestErasure(
                ID, new CaseId(new UUID(9, 9)), List.of(Subject.Survivor), ErasureScope.All, Requester.Self);
        refused(fixture().givenNoPriorActivity().when(unknown, WORKER), Refusal.CASE_UNKNOWN);
        refused(fixture().givenNoPriorActivity().when(REQUEST, by("worker-2", Role.Caseworker)), Refusal.CASE_UNKNOWN);
        refused(fixture().givenNoPriorActivity().when(REQUEST, elsewhere(Role.PrivacyOfficer)), Refusal.CASE_UNKNOWN);
    }

    @Test
    void isNotTakenFromAGuardianWhoIsAccused() {
        fixture().givenNoPriorActivity().when(BY_GUARDIAN, WORKER).expectEvents(BY_GUARDIAN.requested(DINSOS));
        guardianAccused = true;
        refused(fixture().givenNoPriorActivity().when(BY_GUARDIAN, WORKER), Refusal.GUARDIAN_CONFLICT);
        fixture().givenNoPriorActivity().when(REQUEST, WORKER).expectEvents(REQUESTED);
    }

    @Test
    void ofAGuardianWhoIsAccusedSinceIsNeitherApprovedNorCarriedOut() {
        var requested = BY_GUARDIAN.requested(DINSOS);
        guardianAccused = true;
        refused(fixture().given(by(WORKER, requested), VERIFIED).when(APPROVE, OFFICER), Refusal.GUARDIAN_CONFLICT);
        now = BEGINS;
        fixture()
                .given(by(WORKER, requested), VERIFIED, by(OFFICER, FIRST), by(SUPERVISOR, SECOND))
                .when(BEGIN, Actor.SYSTEM.metadata())
                .expectEvents(new ErasureRefused(ID, CASE, ErasureRefusalGround.NotThePersonsWill));
    }

    @Test
    void isVerified() {
        fixture().given(by(WORKER, REQUESTED)).when(VERIFY, WORKER).expectEvents(VERIFIED);
    }

    @Test
    void isNotApprovedBeforeItIsKnownToBeThePersonsWill() {
        refused(fixture().given(by(WORKER, REQUESTED)).when(APPROVE, OFFICER), Refusal.REQUESTER_NOT_VERIFIED);
        for (var doubt : doubts()) {
            refused(
                    fixture().given(by(WORKER, REQUESTED), doubt).when(APPROVE, OFFICER),
                    Refusal.REQUESTER_NOT_VERIFIED);
            refused(
                    fixture().given(by(WORKER, REQUESTED), VERIFIED, doubt).when(APPROVE, OFFICER),
                    Refusal.REQUESTER_NOT_VERIFIED);
        }
    }

    @Test
    void isApprovedAnewWhereDoubtsCameUp() {
        for (var doubt : doubts()) {
            fixture()
                    .given(
                            by(WORKER, REQUESTED),
                            VERIFIED,
                            by(OFFICER, FIRST),
                            by(SUPERVISOR, SECOND),
                            by(WORKER, doubt))
                    .when(VERIFY, WORKER)
                    .expectEvents(VERIFIED);
            now = BEGINS;
            fixture()
                    .given(
                            by(WORKER, REQUESTED),
                            VERIFIED,
                            by(OFFICER, FIRST),
                            by(SUPERVISOR, SECOND),
                            by(WORKER, doubt),
                            by(WORKER, VERIFIED))
                    .when(BEGIN, Actor.SYSTEM.metadata())
                    .expectNoEvents();
            now = NOW;
            fixture()
                    .given(
                            by(WORKER, REQUESTED),
                            VERIFIED,
                            by(OFFICER, FIRST),
                            by(SUPERVISOR, SECOND),
                            by(WORKER, doubt),
                            by(WORKER, VERIFIED))
                    .when(APPROVE, OFFICER)
                    .expectEvents(FIRST);
        }
    }

    private static List<RequesterVerified> doubts() {
        return List.of(
                new RequesterVerified(ID, CASE, VerificationChannel.KnownPhone, true, CoercionCheck.Suspected),
                new RequesterVerified(ID, CASE, VerificationChannel.KnownPhone, false, CoercionCheck.NoSign));
    }

    @Test
    void isApprovedByBothAndThenWaitsADay() {
        fixture().given(by(WORKER, REQUESTED), VERIFIED).when(APPROVE, OFFICER).expectEvents(FIRST);
        fixture()
                .given(by(WORKER, REQUESTED), VERIFIED, by(OFFICER, FIRST))
                .when(APPROVE, SUPERVISOR)
                .expectEvents(SECOND);
        fixture()
                .given(by(WORKER, REQUESTED), VERIFIED, by(SUPERVISOR, FIRST))
                .when(APPROVE, OFFICER)
                .expectEvents(SECOND);
    }

    @Test
    void needsBothRoles() {
        refused(
                fixture()
                        .given(by(WORKER, REQUESTED), VERIFIED, by(OFFICER, FIRST))
                        .when(APPROVE, by("officer-2", Role.PrivacyOfficer)),
                Refusal.ERASURE_APPROVED);
    }

    @Test
    void isApprovedByTwoWhoNeitherAskedNorOwnTheCase() {
        refused(
                fixture().given(by(OFFICER, REQUESTED), VERIFIED).when(APPROVE, OFFICER),
                Refusal.SECOND_PERSON_REQUIRED);
        refused(
                fixture()
                        .given(by(WORKER, REQUESTED), VERIFIED, by(OFFICER, FIRST))
                        .when(APPROVE, by("officer-1", Role.Supervisor)),
                Refusal.SECOND_PERSON_REQUIRED);
        refused(
                fixture().given(by(OFFICER, REQUESTED), VERIFIED).when(APPROVE, by("worker-1", Role.Supervisor)),
                Refusal.SECOND_PERSON_REQUIRED);
    }

    @ParameterizedTest
    @EnumSource(HoldGround.class)
    void isNotApprovedWhileTheCaseItselfHasAMatterBeforeTheLaw(HoldGround ground) {
        fixture().given(by(WORKER, REQUESTED), VERIFIED).when(APPROVE, OFFICER).expectEvents(FIRST);
        ofTheCase = Set.of(ground);
        refused(fixture().given(by(WORKER, REQUESTED), VERIFIED).when(APPROVE, OFFICER), Refusal.LEGAL_HOLD);
    }

    @Test
    void isHeldByAMatterThatBeganSinceItWasApprovedUntilSomebodyLiftsTheHold() {
        now = BEGINS;
        ofTheCase = Set.of(HoldGround.RestitutionClaim, HoldGround.OpenProceeding);
        var claimed = new LegalHoldPlaced(ID, CASE, HoldGround.RestitutionClaim);
        fixture().given(approved()).when(BEGIN, Actor.SYSTEM.metadata()).expectEvents(HELD, claimed);
        fixture()
                .given(approved(HELD, claimed))
                .when(BEGIN, Actor.SYSTEM.metadata())
                .expectNoEvents();
        refused(fixture().given(approved(HELD)).when(LIFT, OFFICER), Refusal.LEGAL_HOLD);
        ofTheCase = Set.of();
        fixture()
                .given(approved(HELD))
                .when(LIFT, OFFICER)
                .expectEvents(new LegalHoldLifted(ID, CASE, HoldGround.OpenProceeding, BEGINS));
        fixture()
                .given(approved(HELD, new LegalHoldLifted(ID, CASE, HoldGround.OpenProceeding, BEGINS)))
                .when(BEGIN, Actor.SYSTEM.metadata())
                .expectEvents(BEGUN);
    }

    @Test
    void isHeldAsLongAsAProceedingNeedsTheDetails() {
        fixture().given(by(WORKER, REQUESTED), VERIFIED).when(HOLD, OFFICER).expectEvents(HELD);
        refused(fixture().given(by(WORKER, REQUESTED), HELD).when(HOLD, OFFICER), Refusal.LEGAL_HOLD);
        refused(fixture().given(by(WORKER, REQUESTED), VERIFIED, HELD).when(APPROVE, OFFICER), Refusal.LEGAL_HOLD);
        refused(fixture().given(by(WORKER, REQUESTED)).when(LIFT, OFFICER), Refusal.LEGAL_HOLD_MISSING);
        fixture()
                .given(by(WORKER, REQUESTED), HELD)
                .when(LIFT, OFFICER)
                .expectEvents(new LegalHoldLifted(ID, CASE, HoldGround.OpenProceeding, null));
        now = BEGINS;
        fixture().given(approved(HELD)).when(BEGIN, Actor.SYSTEM.metadata()).expectNoEvents();
        fixture()
                .given(approved(HELD))
                .when(LIFT, OFFICER)
                .expectEvents(new LegalHoldLifted(ID, CASE, HoldGround.OpenProceeding, BEGINS));
        fixture()
                .given(approved(HELD, new LegalHoldPlaced(ID, CASE, HoldGround.RestitutionClaim)))
                .when(LIFT, OFFICER)
                .expectEvents(new LegalHoldLifted(ID, CASE, HoldGround.OpenProceeding, null));
    }

    @Test
    void beginsWhenTheDayIsOverAndNotAMomentEarlier() {
        now = BEGINS.minusMillis(1);
        fixture().given(approved()).when(BEGIN, Actor.SYSTEM.metadata()).expectNoEvents();
        now = BEGINS;
        fixture().given(approved()).when(BEGIN, Actor.SYSTEM.metadata()).expectEvents(BEGUN);
        fixture()
                .given(by(WORKER, REQUESTED), VERIFIED, by(OFFICER, FIRST))
                .when(BEGIN, Actor.SYSTEM.metadata())
                .expectNoEvents();
    }

    @Test
    void takesEachAutomaticStepOnce() {
        now = BEGINS;
        fixture().given(approved(BEGUN)).when(BEGIN, Actor.SYSTEM.metadata()).expectNoEvents();
        fixture().given(approved()).when(DESTROY, Actor.SYSTEM.metadata()).expectNoEvents();
        fixture().given(approved(BEGUN)).when(DESTROY, Actor.SYSTEM.metadata()).expectEvents(DESTROYED);
        fixture()
                .given(approved(BEGUN, DESTROYED))
                .when(DESTROY, Actor.SYSTEM.metadata())
                .expectNoEvents();
        fixture().given(approved(BEGUN)).when(COMPLETE, Actor.SYSTEM.metadata()).expectNoEvents();
        fixture()
                .given(approved(BEGUN, DESTROYED))
                .when(COMPLETE, Actor.SYSTEM.metadata())
                .expectEvents(COMPLETED);
        fixture()
                .given(approved(BEGUN, DESTROYED, COMPLETED))
                .when(COMPLETE, Actor.SYSTEM.metadata())
                .expectNoEvents();
    }

    @Test
    void canBeTakenBackOrRefusedUntilItBegins() {
        fixture()
                .given(approved())
                .when(CANCEL, WORKER)
                .expectEvents(new ErasureCancelled(ID, CASE, ErasureCancellationReason.AskedByPerson));
        fixture()
                .given(approved())
                .when(REFUSE, OFFICER)
                .expectEvents(new ErasureRefused(ID, CASE, ErasureRefusalGround.Endangers));
        now = BEGINS;
        for (var end : List.of(CANCEL.cancelled(CASE), REFUSE.refused(CASE))) {
            fixture().given(approved(end)).when(BEGIN, Actor.SYSTEM.metadata()).expectNoEvents();
        }
    }

    static Stream<ErasureCommand> commands() {
        return Stream.of(VERIFY, HOLD, LIFT, APPROVE, REFUSE, CANCEL);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isNotChangedAnyMoreOnceItHasBegunOrEnded(ErasureCommand command) {
        refused(fixture().given(approved(BEGUN)).when(command, SUPERVISOR), Refusal.ERASURE_BEGUN);
        refused(fixture().given(approved(BEGUN, DESTROYED)).when(command, SUPERVISOR), Refusal.ERASURE_BEGUN);
        for (var ended : List.of(
                approved(BEGUN, DESTROYED, COMPLETED),
                approved(CANCEL.cancelled(CASE)),
                approved(REFUSE.refused(CASE)))) {
            refused(fixture().given(ended).when(command, SUPERVISOR), Refusal.ERASURE_ENDED);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isUnknownToOtherOrganisations(ErasureCommand command) {
        refused(
                fixture().given(by(WORKER, REQUESTED)).when(command, elsewhere(Role.Supervisor)),
                Refusal.ERASURE_UNKNOWN);
    }

    @Test
    void takesTheFamilyAndTheReasonsOfStaffWithTheWholeAndTheLatterNeverAlone() {
        for (var scope : ErasureScope.values()) {
            var request = new RequestErasure(ID, CASE, List.of(Subject.Survivor), scope, Requester.Self);
            var subjects = scope == ErasureScope.All
                    ? List.of(Subject.Survivor, Subject.FamilyMember, Subject.Staff)
                    : List.of(Subject.Survivor);
            fixture()
                    .givenNoPriorActivity()
                    .when(request, WORKER)
                    .expectEvents(new ErasureRequested(ID, CASE, DINSOS, subjects, scope, Requester.Self));
        }
        var alone = new RequestErasure(ID, CASE, List.of(Subject.Staff), ErasureScope.All, Requester.Self);
        refused(fixture().givenNoPriorActivity().when(alone, WORKER), Refusal.NOT_ERASED_ALONE);
    }

    /** Those it went to decide, and nobody where it was; what was approved there begins nothing. */
    @ParameterizedTest
    @MethodSource("commands")
    void goesWithTheCase(ErasureCommand command) {
        with = new OrganisationId("dinsos-91-71");
        now = BEGINS;
        refused(fixture().given(approved()).when(command, SUPERVISOR), Refusal.ERASURE_UNKNOWN);
        fixture().given(approved()).when(BEGIN, Actor.SYSTEM.metadata()).expectNoEvents();
        fixture().given(approved()).when(CANCEL, elsewhere(Role.Supervisor)).expectEvents(CANCEL.cancelled(CASE));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isUnknownToThoseACaseIsSealedFrom(ErasureCommand command) {
        sealedFor = Set.of(new StaffId("supervisor-8"), new StaffId("supervisor-9"));
        refused(fixture().given(by(WORKER, REQUESTED)).when(command, SUPERVISOR), Refusal.ERASURE_UNKNOWN);
        refused(fixture().givenNoPriorActivity().when(REQUEST, OFFICER), Refusal.CASE_UNKNOWN);
        fixture()
                .given(approved())
                .when(CANCEL, by("supervisor-8", Role.Supervisor))
                .expectEvents(CANCEL.cancelled(CASE));
    }

    @ParameterizedTest
    @EnumSource(names = {"Auditor", "Analyst", "Admin", "Caseworker"})
    void isNotApprovedByOthers(Role role) {
        refused(
                fixture().given(by(OFFICER, REQUESTED), VERIFIED).when(APPROVE, by("other-1", role)),
                Refusal.ROLE_REQUIRED);
    }

    /** Approved by both, and what came after. */
    private static List<?> approved(Object... since) {
        return Stream.concat(
                        Stream.of(by(WORKER, REQUESTED), VERIFIED, by(OFFICER, FIRST), by(SUPERVISOR, SECOND)),
                        Stream.of(since))
                .toList();
    }

    private static MetaData by(String actor, Role role) {
        return new Actor(new StaffId(actor), DINSOS, role).metadata();
    }

    private static MetaData elsewhere(Role role) {
        return new Actor(new StaffId("other-1"), new OrganisationId("dinsos-91-71"), role).metadata();
    }

    private static Object by(MetaData actor, Object event) {
        return new GenericEventMessage<>(event, actor);
    }

    private Fixture fixture() {
        var fixture = new AggregateTestFixture<>(ErasureRequest.class);
        fixture.registerInjectableResource(new CommandGuard(CaseAccessPolicy.builtIn()))
                .registerInjectableResource(Clock.fixed(now, ZoneOffset.UTC))
                .registerInjectableResource((CaseFacts) id -> Optional.of(new Facts(
                                new StaffId("worker-1"),
                                with,
                                guardianAccused,
                                sealedFor,
                                ZoneOffset.UTC,
                                false,
                                ofTheCase))
                        .filter(facts -> id.equals(CASE)))
                .registerCommandHandlerInterceptor((unitOfWork, chain) -> {
                    unitOfWork.registerCorrelationDataProvider(message -> message.getMetaData());
                    return chain.proceed();
                });
        return new Fixture(fixture);
    }

    /** What nobody is named for was recorded by the worker. */
    private record Fixture(org.axonframework.test.aggregate.FixtureConfiguration<ErasureRequest> of) {

        TestExecutor<ErasureRequest> givenNoPriorActivity() {
            return of.givenNoPriorActivity();
        }

        TestExecutor<ErasureRequest> given(Object... events) {
            return given(List.of(events));
        }

        TestExecutor<ErasureRequest> given(List<?> events) {
            return of.given(events.stream()
                    .map(event -> event instanceof GenericEventMessage<?> ? event : by(WORKER, event))
                    .toList());
        }
    }

    private static void refused(ResultValidator<ErasureRequest> result, Refusal refusal) {
        result.expectException(CommandRefused.class)
                .expectException(matches(exception -> ((CommandRefused) exception).refusal() == refusal))
                .expectNoEvents();
    }
}
