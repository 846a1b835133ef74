package org.pulang.command.accessgrant;

import static org.axonframework.test.matchers.Matchers.matches;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.command.access.Actor;
import org.pulang.command.access.CommandGuard;
import org.pulang.command.casefacts.CaseFacts;
import org.pulang.command.casefacts.CaseFacts.Facts;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.EmergencyAccessEnded;
import org.pulang.event.EmergencyAccessOpened;
import org.pulang.event.UnmaskingGranted;
import org.pulang.event.UnmaskingRequested;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Purpose;
import org.pulang.personal.Sensitive;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EmergencyEnd;
import org.pulang.vocabulary.EmergencyGround;
import org.pulang.vocabulary.EmergencyReviewOutcome;
import org.pulang.vocabulary.GrantId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.UnmaskingRefusalReason;

class AccessGrantTest {

    private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
    private static final GrantId GRANT = GrantId.of("01985b2a-7c00-7000-8000-00000000a401");
    private static final CaseId CASE = CaseId.of("01985b2a-7c00-7000-8000-000000000001");
    private static final CaseId SEALED = CaseId.of("01985b2a-7c00-7000-8000-000000000002");
    private static final CaseId UNKNOWN = CaseId.of("01985b2a-7c00-7000-8000-000000000003");
    private static final Set<StaffId> SEAL = Set.of(new StaffId("supervisor-1"), new StaffId("supervisor-2"));
    private static final OrganisationId DINSOS = new OrganisationId("dinsos-indramayu");
    private static final OrganisationId ELSEWHERE = new OrganisationId("dinsos-cirebon");
    private static final Sensitive<String> REASON = Sensitive.of("She stands at the door, and nobody answers.");

    private static final Actor WORKER = new Actor(new StaffId("worker-9"), ELSEWHERE, Role.Caseworker);
    private static final Actor AUDITOR = new Actor(new StaffId("auditor-1"), DINSOS, Role.Auditor);
    private static final Actor OFFICER = new Actor(new StaffId("officer-1"), DINSOS, Role.PrivacyOfficer);

    private static final OpenEmergencyAccess OPEN =
            new OpenEmergencyAccess(GRANT, CASE, EmergencyGround.WorkerUnreachable, REASON, 30);
    private static final EmergencyAccessOpened OPENED = OPEN.opened(DINSOS, NOW);
    private static final ReviewEmergencyAccess REVIEW =
            new ReviewEmergencyAccess(GRANT, EmergencyReviewOutcome.Justified, null);
    private static final EndEmergencyAccess END = new EndEmergencyAccess(GRANT);
    private static final RequestUnmasking REQUEST =
            new RequestUnmasking(GRANT, CASE, List.of(FieldClass.Narrative, FieldClass.Identity), REASON, 60);
    private static final UnmaskingRequested REQUESTED = REQUEST.requested(DINSOS);
    private static final GrantUnmasking LET = new GrantUnmasking(GRANT);
    private static final UnmaskingGranted GRANTED = LET.granted(CASE, NOW.plus(Duration.ofHours(1)));
    private static final RefuseUnmasking REFUSE = new RefuseUnmasking(GRANT, UnmaskingRefusalReason.TooWide);
    private static final ExpireUnmasking EXPIRE = new ExpireUnmasking(GRANT);

    @Test
    void opensACaseAtOnceForAsLongAsWasAsked() {
        with(NOW, 1, 0)
                .givenNoPriorActivity()
                .when(OPEN, WORKER.metadata())
                .expectEvents(new EmergencyAccessOpened(
                        GRANT,
                        CASE,
                        DINSOS,
                        EmergencyGround.WorkerUnreachable,
                        REASON,
                        Instant.parse("2026-03-01T03:30:00Z")));
    }

    @ParameterizedTest
    @EnumSource
    void isOpenedByCaseworkersAlone(Role role) {
        var result = with(NOW, 1, 0)
                .givenNoPriorActivity()
                .when(OPEN, new Actor(new StaffId("somebody"), DINSOS, role).metadata());
        if (role == Role.Caseworker) {
            result.expectEvents(OPENED);
        } else {
            refused(result, Refusal.ROLE_REQUIRED);
        }
    }

    @Test
    void opensNoCaseThatIsUnknownOrSealed() {
        for (var missing : List.of(UNKNOWN, SEALED)) {
            var open = new OpenEmergencyAccess(GRANT, missing, EmergencyGround.DangerToLife, REASON, 30);
            refused(with(NOW, 1, 0).givenNoPriorActivity().when(open, WORKER.metadata()), Refusal.CASE_UNKNOWN);
        }
    }

    @Test
    void isTriedThreeTimesADay() {
        with(NOW, 3, 0).givenNoPriorActivity().when(OPEN, WORKER.metadata()).expectEvents(OPENED);
        refused(with(NOW, 4, 0).givenNoPriorActivity().when(OPEN, WORKER.metadata()), Refusal.EMERGENCY_TRIES_USED);
    }

    @Test
    void isLostToWhoeverHasTwoWithoutReview() {
        with(NOW, 1, 1).givenNoPriorActivity().when(OPEN, WORKER.metadata()).expectEvents(OPENED);
        refused(with(NOW, 1, 2).givenNoPriorActivity().when(OPEN, WORKER.metadata()), Refusal.EMERGENCY_REVIEWS_DUE);
    }

    @Test
    void isOpenedOnceUnderAnId() {
        refused(given(NOW, WORKER, OPENED).when(OPEN, WORKER.metadata()), Refusal.GRANT_EXISTS);
        refused(given(NOW, WORKER, OPENED).when(REQUEST, AUDITOR.metadata()), Refusal.GRANT_EXISTS);
    }

    @Test
    void endsWhenItsTimeIsOverAndNotBefore() {
        var before = NOW.plusSeconds(1799);
        var end = NOW.plusSeconds(1800);
        given(before, WORKER, OPENED).when(END, Actor.SYSTEM.metadata()).expectNoEvents();
        given(end, WORKER, OPENED).when(END, Actor.SYSTEM.metadata()).expectEvents(END.ended(CASE));
        given(end, WORKER, OPENED, END.ended(CASE))
                .when(END, Actor.SYSTEM.metadata())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        refused(given(end, WORKER, OPENED).when(END, WORKER.metadata()), Refusal.ROLE_REQUIRED);
    }

    @Test
    void isReviewedByThePrivacyOfficerOfTheOrganisationTheCaseWasWith() {
        given(NOW, WORKER, OPENED).when(REVIEW, OFFICER.metadata()).expectEvents(REVIEW.reviewed(CASE));
        given(NOW, WORKER, OPENED, END.ended(CASE))
                .when(REVIEW, OFFICER.metadata())
                .expectEvents(REVIEW.reviewed(CASE));
        var ofElsewhere = new Actor(new StaffId("officer-2"), ELSEWHERE, Role.PrivacyOfficer);
        refused(given(NOW, WORKER, OPENED).when(REVIEW, ofElsewhere.metadata()), Refusal.GRANT_UNKNOWN);
        var supervisor = new Actor(new StaffId("supervisor-1"), DINSOS, Role.Supervisor);
        refused(given(NOW, WORKER, OPENED).when(REVIEW, supervisor.metadata()), Refusal.ROLE_REQUIRED);
    }

    @Test
    void endsAtOnceWhenItIsFoundNotJustified() {
        var not = new ReviewEmergencyAccess(GRANT, EmergencyReviewOutcome.NotJustified, null);
        var ended = new EmergencyAccessEnded(GRANT, CASE, EmergencyEnd.NotJustified);
        given(NOW, WORKER, OPENED).when(not, OFFICER.metadata()).expectEvents(not.reviewed(CASE), ended);
        given(NOW, WORKER, OPENED, END.ended(CASE))
                .when(not, OFFICER.metadata())
                .expectEvents(not.reviewed(CASE));
        given(NOW.plusSeconds(1800), WORKER, OPENED, not.reviewed(CASE), ended)
                .when(END, Actor.SYSTEM.metadata())
                .expectNoEvents();
    }

    @Test
    void isReviewedLateRatherThanNever() {
        given(NOW.plus(Duration.ofDays(30)), WORKER, OPENED, END.ended(CASE))
                .when(REVIEW, OFFICER.metadata())
                .expectEvents(REVIEW.reviewed(CASE));
    }

    @Test
    void isReviewedOnceAndByNobodyWhoHadIt() {
        refused(
                given(NOW, WORKER, OPENED, REVIEW.reviewed(CASE)).when(REVIEW, OFFICER.metadata()),
                Refusal.EMERGENCY_REVIEWED);
        refused(given(NOW, OFFICER, OPENED).when(REVIEW, OFFICER.metadata()), Refusal.OWN_GRANT);
        refused(given(NOW, AUDITOR, REQUESTED).when(REVIEW, OFFICER.metadata()), Refusal.GRANT_IS_NO_EMERGENCY);
    }

    @Test
    void isAskedForByAnAuditorOfTheOrganisation() {
        with(NOW, 1, 0)
                .givenNoPriorActivity()
                .when(REQUEST, AUDITOR.metadata())
                .expectEvents(new UnmaskingRequested(
                        GRANT, CASE, DINSOS, List.of(FieldClass.Identity, FieldClass.Narrative), REASON, 60));
    }

    @Test
    void isAskedForByNobodyWhoDoesNotSeeTheCase() {
        var ofElsewhere = new Actor(new StaffId("auditor-2"), ELSEWHERE, Role.Auditor);
        refused(with(NOW, 1, 0).givenNoPriorActivity().when(REQUEST, ofElsewhere.metadata()), Refusal.CASE_UNKNOWN);
        for (var missing : List.of(UNKNOWN, SEALED)) {
            var unknown = new RequestUnmasking(GRANT, missing, REQUEST.classes(), REASON, 60);
            refused(with(NOW, 1, 0).givenNoPriorActivity().when(unknown, AUDITOR.metadata()), Refusal.CASE_UNKNOWN);
        }
        var forServices = AUDITOR.metadata().and(EventMetadata.PURPOSE, Purpose.Services.name());
        refused(with(NOW, 1, 0).givenNoPriorActivity().when(REQUEST, forServices), Refusal.CASE_UNKNOWN);
    }

    @Test
    void neverShowsWhereThePersonLives() {
        var where = new RequestUnmasking(GRANT, CASE, List.of(FieldClass.Location), REASON, 60);
        refused(with(NOW, 1, 0).givenNoPriorActivity().when(where, AUDITOR.metadata()), Refusal.NEVER_UNMASKED);
    }

    @Test
    void isGrantedByThePrivacyOfficerFromThatMomentOn() {
        given(NOW, AUDITOR, REQUESTED).when(LET, OFFICER.metadata()).expectEvents(GRANTED);
        given(NOW, AUDITOR, REQUESTED).when(REFUSE, OFFICER.metadata()).expectEvents(REFUSE.refused(CASE));
    }

    @Test
    void isGrantedByNobodyElse() {
        refused(given(NOW, AUDITOR, REQUESTED).when(LET, AUDITOR.metadata()), Refusal.ROLE_REQUIRED);
        refused(given(NOW, OFFICER, REQUESTED).when(LET, OFFICER.metadata()), Refusal.OWN_GRANT);
        var ofElsewhere = new Actor(new StaffId("officer-2"), ELSEWHERE, Role.PrivacyOfficer);
        refused(given(NOW, AUDITOR, REQUESTED).when(LET, ofElsewhere.metadata()), Refusal.GRANT_UNKNOWN);
        refused(given(NOW, AUDITOR, REQUESTED).when(REFUSE, ofElsewhere.metadata()), Refusal.GRANT_UNKNOWN);
    }

    @Test
    void isAnsweredOnce() {
        for (var answered : List.of(GRANTED, REFUSE.refused(CASE))) {
            refused(
                    given(NOW, AUDITOR, REQUESTED, answered).when(LET, OFFICER.metadata()),
                    Refusal.UNMASKING_NOT_REQUESTED);
            refused(
                    given(NOW, AUDITOR, REQUESTED, answered).when(REFUSE, OFFICER.metadata()),
                    Refusal.UNMASKING_NOT_REQUESTED);
        }
        refused(given(NOW, WORKER, OPENED).when(LET, OFFICER.metadata()), Refusal.UNMASKING_NOT_REQUESTED);
    }

    @Test
    void expiresWhenItsTimeIsOverAndNotBefore() {
        given(NOW.plusSeconds(3599), AUDITOR, REQUESTED, GRANTED)
                .when(EXPIRE, Actor.SYSTEM.metadata())
                .expectNoEvents();
        given(NOW.plusSeconds(3600), AUDITOR, REQUESTED, GRANTED)
                .when(EXPIRE, Actor.SYSTEM.metadata())
                .expectEvents(EXPIRE.expired(CASE));
        given(NOW.plusSeconds(3600), AUDITOR, REQUESTED, GRANTED, EXPIRE.expired(CASE))
                .when(EXPIRE, Actor.SYSTEM.metadata())
                .expectNoEvents();
        given(NOW.plusSeconds(3600), AUDITOR, REQUESTED)
                .when(EXPIRE, Actor.SYSTEM.metadata())
                .expectNoEvents();
    }

    /** At an instant, for somebody who has tried and has left unreviewed so often. */
    private static AggregateTestFixture<AccessGrant> with(Instant now, int tries, int unreviewed) {
        var fixture = new AggregateTestFixture<>(AccessGrant.class);
        var known = new Facts(new StaffId("worker-1"), DINSOS, false, Set.of(), ZoneOffset.UTC, false, Set.of());
        var sealed = new Facts(new StaffId("worker-1"), DINSOS, false, SEAL, ZoneOffset.UTC, false, Set.of());
        CaseFacts cases =
                id -> Optional.ofNullable(Map.of(CASE, known, SEALED, sealed).get(id));
        fixture.registerInjectableResource(cases);
        fixture.registerInjectableResource(new Use(tries, unreviewed));
        fixture.registerInjectableResource(Clock.fixed(now, ZoneOffset.UTC));
        fixture.registerInjectableResource(CaseAccessPolicy.builtIn());
        fixture.registerInjectableResource(new CommandGuard(CaseAccessPolicy.builtIn()));
        fixture.registerCommandHandlerInterceptor((unitOfWork, chain) -> {
            unitOfWork.registerCorrelationDataProvider(message ->
                    message.getMetaData().subset(EventMetadata.ACTOR, EventMetadata.ORGANISATION, EventMetadata.ROLE));
            return chain.proceed();
        });
        return fixture;
    }

    /** What an actor asked for, and what came of it. */
    private static TestExecutor<AccessGrant> given(Instant now, Actor holder, Object... events) {
        return with(now, 1, 0)
                .given(List.of(events).stream()
                        .map(event -> GenericEventMessage.asEventMessage(event).andMetaData(holder.metadata()))
                        .toList());
    }

    private record Use(int tried, int left) implements EmergencyUse {
        @Override
        public int tries(StaffId person) {
            return tried;
        }

        @Override
        public int unreviewed(StaffId person) {
            return left;
        }
    }

    private static void refused(ResultValidator<AccessGrant> result, Refusal refusal) {
        result.expectException(CommandRefused.class)
                .expectException(matches(exception -> ((CommandRefused) exception).refusal() == refusal))
                .expectNoEvents();
    }
}
