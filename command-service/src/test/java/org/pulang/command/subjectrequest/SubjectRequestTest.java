package org.pulang.command.subjectrequest;

import static org.axonframework.test.matchers.Matchers.matches;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.command.access.Actor;
import org.pulang.command.access.CommandGuard;
import org.pulang.command.casefacts.CaseFacts;
import org.pulang.command.casefacts.CaseFacts.Facts;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.command.subjectrequest.AnswerSubjectRequest.Review;
import org.pulang.command.subjectrequest.Deeds.Deed;
import org.pulang.event.ConsentRefused;
import org.pulang.event.ConsentWithdrawn;
import org.pulang.event.ErasureCancelled;
import org.pulang.event.ErasureCompleted;
import org.pulang.event.ErasureRefused;
import org.pulang.event.ErasureRequested;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.ProcessingRestricted;
import org.pulang.event.RestrictionLifted;
import org.pulang.event.SubjectRequestOverdue;
import org.pulang.event.SubjectRequestReceived;
import org.pulang.personal.Subject;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CoercionCheck;
import org.pulang.vocabulary.ErasureCancellationReason;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.ErasureRefusalGround;
import org.pulang.vocabulary.ErasureScope;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Requester;
import org.pulang.vocabulary.RestrictionGround;
import org.pulang.vocabulary.RestrictionLiftReason;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.SubjectRefusalGround;
import org.pulang.vocabulary.SubjectRequestCancellationReason;
import org.pulang.vocabulary.SubjectRequestId;
import org.pulang.vocabulary.SubjectRight;
import org.pulang.vocabulary.VerificationChannel;

class SubjectRequestTest {

    private static final SubjectRequestId ID =
            new SubjectRequestId(UUID.fromString("01985b2a-7c00-7000-8000-0000000000f1"));
    private static final ErasureId ERASURE = new ErasureId(UUID.fromString("01985b2a-7c00-7000-8000-0000000000e1"));
    private static final CaseId CASE = new CaseId(UUID.fromString("01985b2a-7c00-7000-8000-0000000000c1"));
    private static final OrganisationId DINSOS = new OrganisationId("dinsos-32-73");
    private static final Instant NOW = Instant.parse("2026-03-05T03:00:00Z");
    private static final Instant DUE = NOW.plus(Duration.ofDays(3));

    private static final MetaData WORKER = by("worker-1", Role.Caseworker);
    private static final MetaData OFFICER = by("officer-1", Role.PrivacyOfficer);
    private static final MetaData SUPERVISOR = by("supervisor-1", Role.Supervisor);

    private static final Review REVIEW = review(true, CoercionCheck.NoSign, false, false);
    private static final AnswerSubjectRequest ANSWER = new AnswerSubjectRequest(ID, null);
    private static final AnswerSubjectRequest ANSWER_ACCESS = new AnswerSubjectRequest(ID, REVIEW);
    private static final RefuseSubjectRequest REFUSE = new RefuseSubjectRequest(ID, SubjectRefusalGround.Endangers);
    private static final CancelSubjectRequest CANCEL =
            new CancelSubjectRequest(ID, SubjectRequestCancellationReason.AskedByPerson);
    private static final MarkSubjectRequestOverdue MARK = new MarkSubjectRequestOverdue(ID);
    private static final SubjectRequestOverdue OVERDUE = new SubjectRequestOverdue(ID, CASE);

    private static final ErasureRequested ERASURE_REQUESTED = erasureOf(CASE);
    private static final PersonalDetailsCorrected CORRECTED = told(
            PersonalDetailsCorrected.class,
            "{\"caseId\": \"%s\", \"correctedSequence\": 0, \"reason\": \"x\"}".formatted(CASE));

    private final List<Deed> deeds = new ArrayList<>();
    private boolean guardianAccused;
    private OrganisationId with = DINSOS;
    private Set<StaffId> sealedFor = Set.of();
    private ZoneId zone = ZoneId.of("Asia/Jakarta");
    private Instant now = NOW;

    // Receiving

    @ParameterizedTest
    @EnumSource(
            value = SubjectRight.class,
            names = {"Erase"},
            mode = EnumSource.Mode.EXCLUDE)
    void isReceivedByTheOrganisationTheCaseIsWith(SubjectRight right) {
        for (var actor : List.of(WORKER, OFFICER, SUPERVISOR)) {
            fixture().givenNoPriorActivity().when(receive(right), actor).expectEvents(received(right));
        }
    }

    @Test
    void isNotReceivedAboutACaseThatIsUnknownOrSomebodyElses() {
        var unknown = new ReceiveSubjectRequest(
                ID, new CaseId(new UUID(9, 9)), SubjectRight.Access, Requester.Self, null, null);
        refused(fixture().givenNoPriorActivity().when(unknown, WORKER), Refusal.CASE_UNKNOWN);
        for (var actor : List.of(by("worker-2", Role.Caseworker), elsewhere(Role.PrivacyOfficer))) {
            refused(fixture().givenNoPriorActivity().when(receive(SubjectRight.Access), actor), Refusal.CASE_UNKNOWN);
        }
    }

    @Test
    void isNotReceivedFromAGuardianWhoIsAccused() {
        var command = new ReceiveSubjectRequest(ID, CASE, SubjectRight.Access, Requester.Guardian, null, null);
        fixture().givenNoPriorActivity().when(command, WORKER).expectEvents(command.received(DINSOS, NOW));
        guardianAccused = true;
        refused(fixture().givenNoPriorActivity().when(command, WORKER), Refusal.GUARDIAN_CONFLICT);
        fixture()
                .givenNoPriorActivity()
                .when(receive(SubjectRight.Access), WORKER)
                .expectEvents(received(SubjectRight.Access));
    }

    // 72 hours

    /** A day begins when it begins where the person is from; a moment is the same moment everywhere. */
    @ParameterizedTest
    @CsvSource({
        "Asia/Jakarta, 2026-03-04, 2026-03-03T17:00:00Z, 2026-03-06T17:00:00Z",
        "Asia/Makassar, 2026-03-04, 2026-03-03T16:00:00Z, 2026-03-06T16:00:00Z",
        "Asia/Jayapura, 2026-03-04, 2026-03-03T15:00:00Z, 2026-03-06T15:00:00Z",
        "UTC, 2026-03-04, 2026-03-04T00:00:00Z, 2026-03-07T00:00:00Z",
        "Asia/Jakarta, 2026-03-04T23:30:15+07:00, 2026-03-04T16:30:15Z, 2026-03-07T16:30:15Z",
        "Asia/Makassar, 2026-03-04T23:30:15+08:00, 2026-03-04T15:30:15Z, 2026-03-07T15:30:15Z",
        "Asia/Jayapura, 2026-03-04T23:30:15+09:00, 2026-03-04T14:30:15Z, 2026-03-07T14:30:15Z",
        "UTC, 2026-03-04T23:30:15Z, 2026-03-04T23:30:15Z, 2026-03-07T23:30:15Z"
    })
    void isDueThreeTimes24HoursAfterItWasReceivedInEveryZone(String of, String told, Instant at, Instant due) {
        zone = ZoneId.of(of);
        var command =
                new ReceiveSubjectRequest(ID, CASE, SubjectRight.Access, Requester.Self, new PartialDate(told), null);
        fixture()
                .givenNoPriorActivity()
                .when(command, WORKER)
                .expectEvents(new SubjectRequestReceived(
                        ID, CASE, DINSOS, SubjectRight.Access, Requester.Self, at, due, null));
    }

    @ParameterizedTest
    @CsvSource({"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "UTC"})
    void isDue72HoursFromNowWhereNothingElseIsTold(String of) {
        zone = ZoneId.of(of);
        fixture()
                .givenNoPriorActivity()
                .when(receive(SubjectRight.Access), WORKER)
                .expectEvents(new SubjectRequestReceived(
                        ID, CASE, DINSOS, SubjectRight.Access, Requester.Self, NOW, DUE, null));
    }

    @Test
    void isNotReceivedLaterThanNowWhereTheDayHasNotBegunYet() {
        zone = ZoneOffset.UTC;
        now = Instant.parse("2026-03-04T16:00:00Z");
        var command = new ReceiveSubjectRequest(
                ID, CASE, SubjectRight.Access, Requester.Self, PartialDate.of(LocalDate.of(2026, 3, 5)), null);
        fixture().givenNoPriorActivity().when(command, WORKER).expectEvents(command.received(DINSOS, now));
    }

    @Test
    void isOverdueWhenTheTimeIsOverAndNotAMomentEarlier() {
        now = DUE.minusMillis(1);
        fixture()
                .given(received(SubjectRight.Access))
                .when(MARK, Actor.SYSTEM.metadata())
                .expectNoEvents();
        now = DUE;
        fixture()
                .given(received(SubjectRight.Access))
                .when(MARK, Actor.SYSTEM.metadata())
                .expectEvents(OVERDUE);
        fixture()
                .given(received(SubjectRight.Access), OVERDUE)
                .when(MARK, Actor.SYSTEM.metadata())
                .expectNoEvents();
        for (var end : List.of(ANSWER_ACCESS.answered(CASE), REFUSE.refused(CASE), CANCEL.cancelled(CASE))) {
            fixture()
                    .given(received(SubjectRight.Access), end)
                    .when(MARK, Actor.SYSTEM.metadata())
                    .expectNoEvents();
        }
    }

    @Test
    void canStillBeAnsweredWhenItIsOverdue() {
        fixture()
                .given(received(SubjectRight.Access), OVERDUE)
                .when(ANSWER_ACCESS, OFFICER)
                .expectEvents(ANSWER_ACCESS.answered(CASE));
    }

    // Access

    @Test
    void givesAccessOnlyAfterTheDangersWereLookedInto() {
        fixture()
                .given(received(SubjectRight.Access))
                .when(ANSWER_ACCESS, OFFICER)
                .expectEvents(ANSWER_ACCESS.answered(CASE));
        refused(fixture().given(received(SubjectRight.Access)).when(ANSWER, OFFICER), Refusal.ACCESS_REVIEW_MISMATCH);
    }

    @Test
    void givesNoAccessThatEndangersOrShowsSomebodyElseOrThatSomebodyElseWants() {
        answering(review(true, CoercionCheck.NoSign, true, false), Refusal.ACCESS_ENDANGERS);
        answering(review(true, CoercionCheck.NoSign, false, true), Refusal.ACCESS_SHOWS_OTHERS);
        answering(review(false, CoercionCheck.NoSign, false, false), Refusal.REQUESTER_NOT_VERIFIED);
        answering(review(true, CoercionCheck.Suspected, false, false), Refusal.REQUESTER_NOT_VERIFIED);
    }

    private void answering(Review review, Refusal refusal) {
        refused(
                fixture().given(received(SubjectRight.Access)).when(new AnswerSubjectRequest(ID, review), OFFICER),
                refusal);
    }

    // Correct, restrict, withdraw

    @ParameterizedTest
    @MethodSource("carriedOut")
    void isAnsweredOnceTheCaseShowsThatItWasDone(SubjectRight right, Object done) {
        refused(fixture().given(received(right)).when(ANSWER, OFFICER), Refusal.SUBJECT_REQUEST_NOT_CARRIED_OUT);
        refused(fixture().given(received(right)).when(ANSWER_ACCESS, OFFICER), Refusal.ACCESS_REVIEW_MISMATCH);
        deeds.add(new Deed(NOW, done));
        fixture().given(received(right)).when(ANSWER, OFFICER).expectEvents(ANSWER.answered(CASE));
    }

    static Stream<Object[]> carriedOut() {
        return Stream.of(
                new Object[] {SubjectRight.Correct, CORRECTED},
                new Object[] {SubjectRight.Restrict, restricted()},
                new Object[] {
                    SubjectRight.Withdraw,
                    told(
                            ConsentWithdrawn.class,
                            "{\"caseId\": \"%s\", \"consentId\": \"%s\", \"withdrawnBy\": \"Self\"}"
                                    .formatted(CASE, CASE))
                },
                new Object[] {
                    SubjectRight.Withdraw,
                    told(
                            ConsentRefused.class,
                            "{\"caseId\": \"%s\", \"purpose\": \"Reporting\", \"recipients\": []}".formatted(CASE))
                });
    }

    @Test
    void isNotAnsweredByWhatWasDoneBefore() {
        deeds.add(new Deed(NOW.minusMillis(1), CORRECTED));
        refused(
                fixture().given(received(SubjectRight.Correct)).when(ANSWER, OFFICER),
                Refusal.SUBJECT_REQUEST_NOT_CARRIED_OUT);
    }

    @Test
    void isNotAnsweredByARestrictionThatWasLifted() {
        deeds.add(new Deed(NOW.minusSeconds(60), restricted()));
        fixture().given(received(SubjectRight.Restrict)).when(ANSWER, OFFICER).expectEvents(ANSWER.answered(CASE));
        deeds.add(new Deed(NOW, new RestrictionLifted(CASE, RestrictionLiftReason.AskedByPerson, null)));
        refused(
                fixture().given(received(SubjectRight.Restrict)).when(ANSWER, OFFICER),
                Refusal.SUBJECT_REQUEST_NOT_CARRIED_OUT);
    }

    // Erase

    @Test
    void namesNoRequestToEraseThatHadEndedBefore() {
        deeds.add(new Deed(NOW.minusSeconds(60), ERASURE_REQUESTED));
        deeds.add(new Deed(NOW.minusMillis(1), new ErasureCompleted(ERASURE, CASE, LocalDate.of(2026, 4, 1))));
        refused(fixture().givenNoPriorActivity().when(erase(), WORKER), Refusal.ERASURE_ENDED);
        deeds.set(1, new Deed(NOW, new ErasureCompleted(ERASURE, CASE, LocalDate.of(2026, 4, 1))));
        fixture().givenNoPriorActivity().when(erase(), WORKER).expectEvents(erase().received(DINSOS, NOW));
    }

    @Test
    void namesTheRequestToEraseThatCarriesItOut() {
        refused(fixture().givenNoPriorActivity().when(receive(SubjectRight.Erase), WORKER), Refusal.ERASURE_MISMATCH);
        refused(fixture().givenNoPriorActivity().when(erase(), WORKER), Refusal.ERASURE_UNKNOWN);
        deeds.add(new Deed(NOW, erasureOf(new CaseId(new UUID(9, 9)))));
        refused(fixture().givenNoPriorActivity().when(erase(), WORKER), Refusal.ERASURE_UNKNOWN);
        deeds.add(new Deed(NOW, ERASURE_REQUESTED));
        fixture().givenNoPriorActivity().when(erase(), WORKER).expectEvents(erase().received(DINSOS, NOW));
        deeds.set(1, new Deed(NOW, told(ErasureRequested.class, """
                {"erasureId": "%s", "caseId": "%s", "organisation": "dinsos-32-73", "subjects": ["Perpetrator"],
                 "scope": "All", "requestedBy": "Self"}""".formatted(ERASURE, CASE))));
        refused(fixture().givenNoPriorActivity().when(erase(), WORKER), Refusal.ERASURE_UNKNOWN);
        var access = new ReceiveSubjectRequest(ID, CASE, SubjectRight.Access, Requester.Self, null, ERASURE);
        refused(fixture().givenNoPriorActivity().when(access, WORKER), Refusal.ERASURE_MISMATCH);
    }

    @Test
    void endsAsTheRequestToEraseHasEnded() {
        var received = erase().received(DINSOS, NOW);
        deeds.add(new Deed(NOW, ERASURE_REQUESTED));
        refused(fixture().given(received).when(ANSWER, OFFICER), Refusal.SUBJECT_REQUEST_NOT_CARRIED_OUT);
        refused(fixture().given(received).when(REFUSE, OFFICER), Refusal.ERASURE_NOT_ENDED);
        refused(fixture().given(received).when(CANCEL, OFFICER), Refusal.ERASURE_NOT_ENDED);

        deeds.add(new Deed(NOW, new ErasureRefused(ERASURE, CASE, ErasureRefusalGround.Endangers)));
        refused(fixture().given(received).when(ANSWER, OFFICER), Refusal.SUBJECT_REQUEST_NOT_CARRIED_OUT);
        fixture().given(received).when(REFUSE, OFFICER).expectEvents(REFUSE.refused(CASE));

        deeds.set(1, new Deed(NOW, new ErasureCancelled(ERASURE, CASE, ErasureCancellationReason.AskedByPerson)));
        fixture().given(received).when(CANCEL, WORKER).expectEvents(CANCEL.cancelled(CASE));

        deeds.set(1, new Deed(NOW, new ErasureCompleted(ERASURE, CASE, LocalDate.of(2026, 4, 1))));
        refused(fixture().given(received).when(REFUSE, OFFICER), Refusal.ERASURE_NOT_ENDED);
        fixture().given(received).when(ANSWER, OFFICER).expectEvents(ANSWER.answered(CASE));
    }

    // Ending

    @ParameterizedTest
    @EnumSource
    void isRefusedWithAGround(SubjectRefusalGround ground) {
        var command = new RefuseSubjectRequest(ID, ground);
        fixture().given(received(SubjectRight.Access)).when(command, OFFICER).expectEvents(command.refused(CASE));
    }

    @Test
    void canBeTakenBack() {
        for (var actor : List.of(WORKER, OFFICER, SUPERVISOR)) {
            fixture().given(received(SubjectRight.Access)).when(CANCEL, actor).expectEvents(CANCEL.cancelled(CASE));
        }
    }

    static Stream<SubjectRequestCommand> ends() {
        return Stream.of(ANSWER_ACCESS, REFUSE, CANCEL);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void endsOnce(SubjectRequestCommand command) {
        for (var end : List.of(ANSWER_ACCESS.answered(CASE), REFUSE.refused(CASE), CANCEL.cancelled(CASE))) {
            refused(
                    fixture().given(received(SubjectRight.Access), end).when(command, OFFICER),
                    Refusal.SUBJECT_REQUEST_ENDED);
        }
    }

    @ParameterizedTest
    @MethodSource("ends")
    void isUnknownToOtherOrganisations(SubjectRequestCommand command) {
        refused(
                fixture().given(received(SubjectRight.Access)).when(command, elsewhere(Role.PrivacyOfficer)),
                Refusal.SUBJECT_REQUEST_UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void goesWithTheCase(SubjectRequestCommand command) {
        with = new OrganisationId("dinsos-91-71");
        refused(fixture().given(received(SubjectRight.Access)).when(command, OFFICER), Refusal.SUBJECT_REQUEST_UNKNOWN);
        fixture()
                .given(received(SubjectRight.Access))
                .when(CANCEL, elsewhere(Role.PrivacyOfficer))
                .expectEvents(CANCEL.cancelled(CASE));
    }

    /** So that the case is unsealed before it is answered. */
    @ParameterizedTest
    @MethodSource("ends")
    void isUnknownToThoseACaseIsSealedFrom(SubjectRequestCommand command) {
        sealedFor = Set.of(new StaffId("supervisor-8"), new StaffId("supervisor-9"));
        refused(fixture().given(received(SubjectRight.Access)).when(command, OFFICER), Refusal.SUBJECT_REQUEST_UNKNOWN);
        refused(fixture().givenNoPriorActivity().when(receive(SubjectRight.Access), OFFICER), Refusal.CASE_UNKNOWN);
        fixture()
                .given(received(SubjectRight.Access))
                .when(CANCEL, by("supervisor-8", Role.Supervisor))
                .expectEvents(CANCEL.cancelled(CASE));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"PrivacyOfficer"},
            mode = EnumSource.Mode.EXCLUDE)
    void isAnsweredAndRefusedByThePrivacyOfficerAlone(Role role) {
        for (var command : List.of(ANSWER_ACCESS, REFUSE)) {
            refused(
                    fixture().given(received(SubjectRight.Access)).when(command, by("other-1", role)),
                    Refusal.ROLE_REQUIRED);
        }
    }

    private static Review review(
            boolean seenAlone, CoercionCheck coercion, boolean endangers, boolean showsAnotherPerson) {
        return new Review(VerificationChannel.InPerson, seenAlone, coercion, endangers, showsAnotherPerson);
    }

    private static ReceiveSubjectRequest receive(SubjectRight right) {
        return new ReceiveSubjectRequest(ID, CASE, right, Requester.Self, null, null);
    }

    private static ReceiveSubjectRequest erase() {
        return new ReceiveSubjectRequest(ID, CASE, SubjectRight.Erase, Requester.Self, null, ERASURE);
    }

    private static SubjectRequestReceived received(SubjectRight right) {
        return receive(right).received(DINSOS, NOW);
    }

    private static ErasureRequested erasureOf(CaseId caseId) {
        return new ErasureRequested(
                ERASURE, caseId, DINSOS, List.of(Subject.Survivor), ErasureScope.All, Requester.Self);
    }

    private static ProcessingRestricted restricted() {
        return new ProcessingRestricted(CASE, RestrictionGround.AskedByPerson, null);
    }

    private static <E> E told(Class<E> event, String json) {
        return EventJson.MAPPER.readValue(json, event);
    }

    private static MetaData by(String actor, Role role) {
        return new Actor(new StaffId(actor), DINSOS, role).metadata();
    }

    private static MetaData elsewhere(Role role) {
        return new Actor(new StaffId("other-1"), new OrganisationId("dinsos-91-71"), role).metadata();
    }

    private Fixture fixture() {
        var fixture = new AggregateTestFixture<>(SubjectRequest.class);
        fixture.registerInjectableResource(new CommandGuard(CaseAccessPolicy.builtIn()))
                .registerInjectableResource(Clock.fixed(now, ZoneOffset.UTC))
                .registerInjectableResource((CaseFacts) id -> Optional.of(new Facts(
                                new StaffId("worker-1"), with, guardianAccused, sealedFor, zone, false, Set.of()))
                        .filter(facts -> id.equals(CASE)))
                .registerInjectableResource((Deeds) stream -> deeds.stream()
                        .filter(deed -> stream.equals(streamOf(deed.event())))
                        .toList())
                .registerCommandHandlerInterceptor((unitOfWork, chain) -> {
                    unitOfWork.registerCorrelationDataProvider(message -> message.getMetaData());
                    return chain.proceed();
                });
        return new Fixture(fixture);
    }

    private static UUID streamOf(Object event) {
        return event.getClass().getSimpleName().startsWith("Erasure") ? ERASURE.value() : CASE.value();
    }

    /** All that was before was recorded by the worker. */
    private record Fixture(org.axonframework.test.aggregate.FixtureConfiguration<SubjectRequest> of) {

        TestExecutor<SubjectRequest> givenNoPriorActivity() {
            return of.givenNoPriorActivity();
        }

        TestExecutor<SubjectRequest> given(Object... events) {
            return of.given(Stream.of(events)
                    .map(event -> new GenericEventMessage<>(event, WORKER))
                    .toList());
        }
    }

    private static void refused(ResultValidator<SubjectRequest> result, Refusal refusal) {
        result.expectException(CommandRefused.class)
                .expectException(matches(exception -> ((CommandRefused) exception).refusal() == refusal))
                .expectNoEvents();
    }
}
