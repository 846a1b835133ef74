package org.pulang.command.reintegrationcase;

import static org.pulang.command.reintegrationcase.CaseHistory.*;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.CaseEvent;
import org.pulang.event.EntitlementApplicationWithdrawn;
import org.pulang.event.EntitlementGranted;
import org.pulang.event.EntitlementOverdue;
import org.pulang.event.EntitlementRefused;
import org.pulang.event.EntitlementsExplained;
import org.pulang.event.ProcessingRestricted;
import org.pulang.event.TraffickingStatusDetermined;
import org.pulang.event.VictimIdentified;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.ApplicationWithdrawalReason;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.ClosureOutcome;
import org.pulang.vocabulary.ClosureReason;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.DecidingBody;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.EntitlementRefusalReason;
import org.pulang.vocabulary.ExplanationFormat;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.LanguageCode;
import org.pulang.vocabulary.LawNumber;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RestrictionGround;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.TraffickingStatus;

/** What the law gives a person, and whether it comes in time. It is 1 March 2026, ten in the morning in Jakarta. */
class EntitlementsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final LocalDate SUBMITTED = LocalDate.of(2026, 2, 25);
    /** The seventh day was yesterday. */
    private static final LocalDate TOO_LONG_AGO = LocalDate.of(2026, 2, 21);

    private static final ApplicationId SECOND = ApplicationId.of("01985b2a-7c00-7000-8000-00000000e102");
    private static final EntitlementCode PROTECTION = code("WitnessProtection");
    private static final EntitlementCode MIGRANT = code("MigrantWorkerAssistance");
    private static final EntitlementCode NOBODY_KNOWS = code("FreeCar");
    private static final MarkEntitlementOverdue MARK = new MarkEntitlementOverdue(CASE, APPLICATION);

    // Told

    @Test
    void recordsWhatWasExplained() {
        var command = inform(null, REHABILITATION, PROTECTION);
        fixture().given(identified()).when(command).expectEvents(command.explained());
        fixture().given(identified(), command.explained()).when(command).expectEvents(command.explained());
    }

    @Test
    void recordsEachTopicOnce() {
        fixture()
                .given(identified())
                .when(inform(null, REHABILITATION, PROTECTION, REHABILITATION))
                .expectEvents(new EntitlementsExplained(
                        CASE,
                        List.of(REHABILITATION, PROTECTION),
                        new LanguageCode("jv"),
                        ExplanationFormat.Spoken,
                        null,
                        null));
    }

    @Test
    void refusesToExplainWhatNoLawGives() {
        refused(
                fixture().given(identified()).when(inform(null, REHABILITATION, NOBODY_KNOWS)),
                Refusal.ENTITLEMENT_UNKNOWN,
                "/topics/1");
        refused(
                fixture().given(identified()).when(inform("2007-04-18", PROTECTION, REHABILITATION)),
                Refusal.ENTITLEMENT_NOT_IN_FORCE,
                "/topics/1");
    }

    /** Of a year that is told in part, the law of its end counts: in doubt it was told rightly. */
    @Test
    void takesTheLawOfTheEndOfAYearToldInPart() {
        var command = inform("2007", REHABILITATION);
        fixture().given(identified()).when(command).expectEvents(command.explained());
        refused(fixture().given(identified()).when(inform("2006", REHABILITATION)), Refusal.ENTITLEMENT_NOT_IN_FORCE);
    }

    // Applied

    @ParameterizedTest
    @ValueSource(
            strings = {"HealthRehabilitation", "SocialRehabilitation", "Repatriation", "SocialReintegration", "FirstAid"
            })
    void startsTheClockOfSevenDays(String entitlement) {
        var command = applyFor(code(entitlement), SUBMITTED);
        fixture()
                .given(identified())
                .when(command)
                .expectEvents(command.applied(new LawNumber("21/2007"), LocalDate.of(2026, 3, 4), JAKARTA));
    }

    @ParameterizedTest
    @CsvSource({
        "WitnessProtection,31/2014",
        "MedicalAndPsychosocialAid,31/2014",
        "Restitution,21/2007",
        "ProtectionAbroad,21/2007"
    })
    void startsNoClockWhereTheLawSetsNoneForTheApplication(String entitlement, String law) {
        var command = applyFor(code(entitlement), SUBMITTED);
        var applied = command.applied(new LawNumber(law), null, JAKARTA);
        fixture().given(identified()).when(command).expectEvents(applied);
        unmoved(fixture(Instant.parse("2036-01-01T00:00:00Z")), identified(), applied);
    }

    @ParameterizedTest
    @CsvSource({"2004-10-18,39/2004", "2017-11-21,39/2004", "2017-11-22,18/2017"})
    void appliesByTheLawOfTheDayOfTheApplication(LocalDate day, String law) {
        var command = applyFor(MIGRANT, day);
        fixture().given(identified()).when(command).expectEvents(command.applied(new LawNumber(law), null, JAKARTA));
    }

    @Test
    void refusesApplicationForWhatNoLawGaveThatDay() {
        refused(
                fixture().given(identified()).when(applyFor(MIGRANT, LocalDate.of(2004, 10, 17))),
                Refusal.ENTITLEMENT_NOT_IN_FORCE,
                "/entitlement");
        refused(
                fixture().given(identified()).when(applyFor(NOBODY_KNOWS, SUBMITTED)),
                Refusal.ENTITLEMENT_UNKNOWN,
                "/entitlement");
    }

    @ParameterizedTest
    @CsvSource({
        "32.12,2026-02-28T16:59:59.999Z,2026-02-28",
        "32.12,2026-02-28T17:00:00Z,2026-03-01",
        "73,2026-02-28T15:59:59.999Z,2026-02-28",
        "73,2026-02-28T16:00:00Z,2026-03-01",
        "91,2026-02-28T14:59:59.999Z,2026-02-28",
        "91,2026-02-28T15:00:00Z,2026-03-01",
        ",2026-02-28T16:59:59.999Z,2026-02-28",
        ",2026-02-28T17:00:00Z,2026-03-01",
    })
    void takesADayOnceItHasBegunWhereTheCaseIs(@Nullable String origin, Instant now, LocalDate today) {
        var from = somebody(Gender.Feminine, origin);
        fixture(now).given(from).when(applyFor(REHABILITATION, today)).expectSuccessfulHandlerExecution();
        refused(
                fixture(now).given(from).when(applyFor(REHABILITATION, today.plusDays(1))),
                Refusal.DAY_NOT_YET_COME,
                "/submittedOn");
        refused(
                fixture(now).given(from, appliedOn(SUBMITTED)).when(grant(today.plusDays(1))),
                Refusal.DAY_NOT_YET_COME,
                "/grantedOn");
        refused(
                fixture(now).given(from, appliedOn(SUBMITTED)).when(refuse(today.plusDays(1))),
                Refusal.DAY_NOT_YET_COME,
                "/refusedOn");
        fixture(now).given(from, appliedOn(SUBMITTED)).when(grant(today)).expectSuccessfulHandlerExecution();
    }

    @Test
    void refusesSecondApplicationForTheSameWhileOneIsUnderWay() {
        refused(
                fixture().given(identified(), appliedOn(SUBMITTED)).when(applyFor(SECOND, REHABILITATION, TODAY)),
                Refusal.APPLICATION_PENDING,
                "/entitlement");
        refused(
                fixture()
                        .given(identified(), appliedOn(TOO_LONG_AGO), overdue(TOO_LONG_AGO))
                        .when(applyFor(SECOND, REHABILITATION, TODAY)),
                Refusal.APPLICATION_PENDING,
                "/entitlement");
    }

    @Test
    void refusesSecondApplicationOfTheSameId() {
        refused(
                fixture().given(identified(), appliedOn(SUBMITTED)).when(applyFor(PROTECTION, TODAY)),
                Refusal.ID_TAKEN,
                "/applicationId");
    }

    @Test
    void takesApplicationsForDifferentThingsAtTheSameTime() {
        fixture()
                .given(identified(), appliedOn(SUBMITTED))
                .when(applyFor(SECOND, code("HealthRehabilitation"), SUBMITTED))
                .expectSuccessfulHandlerExecution();
    }

    static Stream<CaseEvent> ends() {
        return Stream.of(
                granted(SUBMITTED, TODAY),
                refusedEvent(SUBMITTED, TODAY),
                withdrawn(ApplicationWithdrawalReason.NoAnswer),
                withdrawn(ApplicationWithdrawalReason.DeclinedByPerson));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void takesANewApplicationOnceTheOldOneHasEnded(CaseEvent end) {
        fixture()
                .given(identified(), appliedOn(SUBMITTED), end)
                .when(applyFor(SECOND, REHABILITATION, TODAY))
                .expectSuccessfulHandlerExecution();
    }

    /** Who is eligible is for the authority to say. */
    @Test
    void refusesNobodyForNotBeingEligible() {
        var notAVictim = new TraffickingStatusDetermined(
                CASE,
                TraffickingStatus.NotAVictimOfTrafficking,
                DecidingBody.Police,
                null,
                Sensitive.of("A dispute about wages."),
                null);
        fixture()
                .given(identified(), notAVictim)
                .when(applyFor(REHABILITATION, SUBMITTED))
                .expectEvents(appliedOn(SUBMITTED));
    }

    /** No paper of these people is recorded at all. */
    @ParameterizedTest
    @EnumSource
    void treatsEverybodyAlike(Gender gender) {
        fixture()
                .given(somebody(gender, "32.12"))
                .when(applyFor(REHABILITATION, SUBMITTED))
                .expectEvents(appliedOn(SUBMITTED));
        fixture()
                .given(somebody(gender, "32.12"), appliedOn(TOO_LONG_AGO))
                .when(MARK)
                .expectEvents(overdue(TOO_LONG_AGO));
    }

    // Overdue

    /** The last day ends at midnight where the case is, and not a millisecond earlier. */
    @ParameterizedTest
    @CsvSource({
        "Asia/Jakarta,2026-03-04T17:00:00Z",
        "Asia/Makassar,2026-03-04T16:00:00Z",
        "Asia/Jayapura,2026-03-04T15:00:00Z",
        "Pacific/Honolulu,2026-03-05T10:00:00Z",
    })
    void isOverdueFromTheMomentTheSeventhDayIsOver(ZoneId zone, Instant end) {
        unmoved(fixture(end.minusMillis(1)), identified(), appliedOn(SUBMITTED, zone));
        fixture(end).given(identified(), appliedOn(SUBMITTED, zone)).when(MARK).expectEvents(overdue(SUBMITTED));
    }

    @Test
    void isOverdueOnce() {
        unmoved(fixture(), identified(), appliedOn(TOO_LONG_AGO), overdue(TOO_LONG_AGO));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void isNotOverdueOnceItHasEnded(CaseEvent end) {
        unmoved(fixture(Instant.parse("2027-01-01T00:00:00Z")), identified(), appliedOn(SUBMITTED), end);
    }

    @Test
    void isNotOverdueWhereNobodyApplied() {
        unmoved(fixture(), identified());
    }

    @Test
    void isMarkedByTheClockAlone() {
        refused(fixture().given(identified(), appliedOn(TOO_LONG_AGO)).when(MARK, worker()), Refusal.ROLE_REQUIRED);
        refused(fixture().given(identified(), appliedOn(TOO_LONG_AGO)).when(MARK, supervisor()), Refusal.ROLE_REQUIRED);
    }

    // Answered

    @Test
    void recordsWhatWasGivenInTime() {
        fixture()
                .given(identified(), appliedOn(SUBMITTED))
                .when(grant(SUBMITTED))
                .expectEvents(new EntitlementGranted(
                        CASE, APPLICATION, REHABILITATION, SUBMITTED, SUBMITTED.plusDays(7), null, null));
    }

    @Test
    void recordsWhatWasGivenLate() {
        fixture()
                .given(identified(), appliedOn(TOO_LONG_AGO), overdue(TOO_LONG_AGO))
                .when(grant(TODAY))
                .expectEvents(granted(TOO_LONG_AGO, TODAY));
    }

    /** The clock may have run out before anybody wrote down that the authority was in time. */
    @Test
    void recordsLateWhatWasGivenInTime() {
        var inTime = TOO_LONG_AGO.plusDays(2);
        fixture()
                .given(identified(), appliedOn(TOO_LONG_AGO), overdue(TOO_LONG_AGO))
                .when(grant(inTime))
                .expectEvents(granted(TOO_LONG_AGO, inTime));
    }

    @ParameterizedTest
    @EnumSource
    void recordsWhyItWasRefused(EntitlementRefusalReason reason) {
        var command = new RecordEntitlementRefusal(CASE, APPLICATION, TODAY, reason, null, null);
        fixture()
                .given(identified(), appliedOn(SUBMITTED))
                .when(command)
                .expectEvents(new EntitlementRefused(
                        CASE, APPLICATION, REHABILITATION, TODAY, SUBMITTED.plusDays(7), reason, null, null));
    }

    @Test
    void refusesAnswerOlderThanTheApplication() {
        refused(
                fixture().given(identified(), appliedOn(SUBMITTED)).when(grant(SUBMITTED.minusDays(1))),
                Refusal.ANSWERED_BEFORE_APPLICATION,
                "/grantedOn");
        refused(
                fixture().given(identified(), appliedOn(SUBMITTED)).when(refuse(SUBMITTED.minusDays(1))),
                Refusal.ANSWERED_BEFORE_APPLICATION,
                "/refusedOn");
    }

    static Stream<EntitlementsCommand> commandsOnAnApplication() {
        return Stream.of(grant(TODAY), refuse(TODAY), withdraw(ApplicationWithdrawalReason.MovedAway));
    }

    @ParameterizedTest
    @MethodSource("commandsOnAnApplication")
    void refusesAnswerToNoApplication(EntitlementsCommand command) {
        refused(fixture().given(identified()).when(command), Refusal.APPLICATION_UNKNOWN, "/applicationId");
    }

    @ParameterizedTest
    @MethodSource("commandsOnAnApplication")
    void refusesSecondEnd(EntitlementsCommand command) {
        ends().forEach(end -> refused(
                fixture().given(identified(), appliedOn(SUBMITTED), end).when(command),
                Refusal.APPLICATION_ENDED,
                "/applicationId"));
    }

    @ParameterizedTest
    @EnumSource
    void withdrawsApplicationOverdueOrNot(ApplicationWithdrawalReason reason) {
        fixture()
                .given(identified(), appliedOn(SUBMITTED))
                .when(withdraw(reason))
                .expectEvents(withdrawn(reason));
        fixture()
                .given(identified(), appliedOn(TOO_LONG_AGO), overdue(TOO_LONG_AGO))
                .when(withdraw(reason))
                .expectEvents(withdrawn(reason));
    }

    // Declined, not needed

    @Test
    void recordsThatThePersonDeclines() {
        fixture().given(identified()).when(decline()).expectEvents(decline().declined());
        fixture()
                .given(identified(), appliedOn(SUBMITTED), granted(SUBMITTED, TODAY))
                .when(decline())
                .expectEvents(decline().declined());
        fixture()
                .given(identified(), decline().declined())
                .when(decline())
                .expectEvents(decline().declined());
    }

    @Test
    void withdrawsWhatThePersonDeclines() {
        fixture()
                .given(identified(), appliedOn(SUBMITTED))
                .when(decline())
                .expectEvents(
                        withdrawn(ApplicationWithdrawalReason.DeclinedByPerson),
                        decline().declined());
    }

    @Test
    void leavesOtherApplicationsWhenThePersonDeclinesOne() {
        var other = new DeclineEntitlement(CASE, PROTECTION, null, null);
        fixture().given(identified(), appliedOn(SUBMITTED)).when(other).expectEvents(other.declined());
    }

    @Test
    void recordsThatItIsNotNeeded() {
        fixture().given(identified()).when(notNeeded()).expectEvents(notNeeded().notNeeded());
        fixture()
                .given(identified(), appliedOn(SUBMITTED))
                .when(notNeeded())
                .expectEvents(
                        withdrawn(ApplicationWithdrawalReason.NoLongerNeeded),
                        notNeeded().notNeeded());
    }

    @Test
    void barsNothingLater() {
        for (var event : List.of(decline().declined(), notNeeded().notNeeded())) {
            fixture()
                    .given(identified(), event)
                    .when(applyFor(REHABILITATION, SUBMITTED))
                    .expectEvents(appliedOn(SUBMITTED));
        }
    }

    @Test
    void refusesToDeclineWhatNobodyKnows() {
        refused(
                fixture().given(identified()).when(new DeclineEntitlement(CASE, NOBODY_KNOWS, null, null)),
                Refusal.ENTITLEMENT_UNKNOWN,
                "/entitlement");
        refused(
                fixture().given(identified()).when(new RecordEntitlementNotNeeded(CASE, NOBODY_KNOWS, null, null)),
                Refusal.ENTITLEMENT_UNKNOWN,
                "/entitlement");
    }

    // Who, and when

    static Stream<EntitlementsCommand> work() {
        return Stream.of(
                inform(null, REHABILITATION),
                applyFor(SECOND, PROTECTION, SUBMITTED),
                grant(TODAY),
                refuse(TODAY),
                decline(),
                notNeeded(),
                withdraw(ApplicationWithdrawalReason.NoAnswer));
    }

    @ParameterizedTest
    @MethodSource("work")
    void isWorkOfWhoOwnsTheCase(EntitlementsCommand command) {
        var given = List.of(identified(), appliedOn(SUBMITTED));
        fixture().given(given).when(command).expectSuccessfulHandlerExecution();
        refused(fixture().given(given).when(command, actor("worker-2", Role.Caseworker)), Refusal.CASE_UNKNOWN);
        refused(fixture().given(given).when(command, actor("auditor-1", Role.Auditor)), Refusal.ROLE_REQUIRED);
    }

    @ParameterizedTest
    @MethodSource("work")
    void isOverOnceTheCaseIsClosed(EntitlementsCommand command) {
        refused(fixture().given(identified(), closureRequested(), caseClosed()).when(command), Refusal.CASE_CLOSED);
    }

    /** Whoever said no, and whatever the authorities answer, is written down; nothing new is begun. */
    @ParameterizedTest
    @MethodSource("work")
    void endsWhatWasBegunWhileThePersonRestrictsWork(EntitlementsCommand command) {
        var given = List.of(
                identified(),
                appliedOn(SUBMITTED),
                new ProcessingRestricted(CASE, RestrictionGround.AskedByPerson, null));
        if (command instanceof InformOfEntitlements
                || command instanceof ApplyForEntitlement
                || command instanceof RecordEntitlementNotNeeded) {
            refused(fixture().given(given).when(command), Refusal.PROCESSING_RESTRICTED);
        } else {
            fixture().given(given).when(command).expectSuccessfulHandlerExecution();
        }
    }

    @Test
    void isOverdueWhileThePersonRestrictsWork() {
        fixture()
                .given(
                        identified(),
                        appliedOn(TOO_LONG_AGO),
                        new ProcessingRestricted(CASE, RestrictionGround.AskedByPerson, null))
                .when(MARK)
                .expectEvents(overdue(TOO_LONG_AGO));
    }

    // Closure

    @Test
    void keepsTheCaseOpenWhileAnAuthorityOwesAnAnswer() {
        var request = requestClosure(ClosureReason.OwnDecision, ClosureOutcome.Disengaged);
        refused(fixture().given(identified(), appliedOn(SUBMITTED)).when(request), Refusal.APPLICATION_OPEN);
        refused(
                fixture()
                        .given(identified(), appliedOn(TOO_LONG_AGO), overdue(TOO_LONG_AGO))
                        .when(request),
                Refusal.APPLICATION_OPEN);
        refused(
                fixture()
                        .given(identified(), closureRequested(), appliedOn(SUBMITTED))
                        .when(approveClosure(), supervisor()),
                Refusal.APPLICATION_OPEN);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void letsTheCaseCloseOnceTheApplicationHasEnded(CaseEvent end) {
        fixture()
                .given(identified(), appliedOn(SUBMITTED), end)
                .when(requestClosure(ClosureReason.OwnDecision, ClosureOutcome.Disengaged))
                .expectSuccessfulHandlerExecution();
        fixture()
                .given(identified(), appliedOn(SUBMITTED), end, closureRequested())
                .when(approveClosure(), supervisor())
                .expectEvents(caseClosed());
    }

    private static void unmoved(Fixture at, Object... given) {
        at.given(List.of(given)).when(MARK).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    private static EntitlementCode code(String value) {
        return new EntitlementCode(value);
    }

    private static InformOfEntitlements inform(@Nullable String occurredAt, EntitlementCode... topics) {
        return new InformOfEntitlements(
                CASE,
                List.of(topics),
                new LanguageCode("jv"),
                ExplanationFormat.Spoken,
                null,
                occurredAt == null ? null : new PartialDate(occurredAt));
    }

    private static RecordEntitlementGrant grant(LocalDate day) {
        return new RecordEntitlementGrant(CASE, APPLICATION, day, null, null);
    }

    private static EntitlementGranted granted(LocalDate submittedOn, LocalDate day) {
        return grant(day).granted(REHABILITATION, submittedOn.plusDays(7));
    }

    private static RecordEntitlementRefusal refuse(LocalDate day) {
        return new RecordEntitlementRefusal(
                CASE, APPLICATION, day, EntitlementRefusalReason.DocumentsMissing, null, null);
    }

    private static EntitlementRefused refusedEvent(LocalDate submittedOn, LocalDate day) {
        return refuse(day).refused(REHABILITATION, submittedOn.plusDays(7));
    }

    private static WithdrawEntitlementApplication withdraw(ApplicationWithdrawalReason reason) {
        return new WithdrawEntitlementApplication(CASE, APPLICATION, reason, null, null);
    }

    private static EntitlementApplicationWithdrawn withdrawn(ApplicationWithdrawalReason reason) {
        return withdraw(reason).withdrawn(REHABILITATION);
    }

    private static DeclineEntitlement decline() {
        return new DeclineEntitlement(CASE, REHABILITATION, null, null);
    }

    private static RecordEntitlementNotNeeded notNeeded() {
        return new RecordEntitlementNotNeeded(CASE, REHABILITATION, null, null);
    }

    private static EntitlementOverdue overdue(LocalDate submittedOn) {
        return MARK.overdue(REHABILITATION, submittedOn.plusDays(7));
    }

    private static VictimIdentified somebody(Gender gender, @Nullable String origin) {
        var known = identified();
        return new VictimIdentified(
                CASE,
                known.caseNumber(),
                known.provenance(),
                null,
                null,
                null,
                known.ageBand(),
                known.ageBroad(),
                known.minor(),
                gender,
                List.of(CountryCode.INDONESIA),
                List.of(),
                origin == null ? null : new AreaCode(origin),
                known.identifiedThrough(),
                null,
                known.status(),
                null,
                null,
                known.firstContact(),
                null);
    }
}
