package org.pulang.command.reintegrationcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.command.reintegrationcase.CaseHistory.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.CaseReopened;
import org.pulang.event.ConsentGranted;
import org.pulang.event.FamilyAssessed;
import org.pulang.event.FamilyConsentGranted;
import org.pulang.event.FamilyMemberRecorded;
import org.pulang.event.VictimIdentified;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.ConsentMode;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.DeliveryId;
import org.pulang.vocabulary.FamilyAssessmentBasis;
import org.pulang.vocabulary.FamilyMemberId;
import org.pulang.vocabulary.FamilyRelationship;
import org.pulang.vocabulary.FamilySafety;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.HelpKind;
import org.pulang.vocabulary.LegalBasis;
import org.pulang.vocabulary.LivingSituation;
import org.pulang.vocabulary.MediationOutcome;
import org.pulang.vocabulary.MediationTopic;
import org.pulang.vocabulary.OverrideGround;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ReopeningReason;
import org.pulang.vocabulary.RepatriationManner;
import org.pulang.vocabulary.RestrictionGround;
import org.pulang.vocabulary.ReturnDestination;
import org.pulang.vocabulary.ReturnPayer;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.TracingChannel;
import org.pulang.vocabulary.TracingOutcome;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * Whether somebody may be told to the family, helped as one of it, or go home to it. It is 1 March 2026, ten in the morning in
 * Jakarta.
 */
class FamilyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final FamilyMemberId MOTHER = FamilyMemberId.of("01985b2a-7c00-7000-8000-00000000ab01");
    private static final ConsentId HERS = ConsentId.of("01985b2a-7c00-7000-8000-00000000c0f1");
    private static final String REASON = "He was home before he came to us.";

    static Stream<FamilyCommand> contactWithTheFamily() {
        return Stream.of(
                trace(),
                mediate(),
                assess(TODAY, FamilySafety.Safe, FamilyAssessmentBasis.FamilySpokenTo),
                assess(TODAY, FamilySafety.Safe, FamilyAssessmentBasis.HomeVisited),
                assess(TODAY, FamilySafety.Safe, FamilyAssessmentBasis.PersonTold, FamilyAssessmentBasis.OthersAsked));
    }

    @ParameterizedTest
    @MethodSource("contactWithTheFamily")
    void touchesTheFamilyWithConsentToTracing(FamilyCommand command) {
        fixture().given(identified(), tracingAllowed(null)).when(command).expectEvents(event(command));
    }

    @ParameterizedTest
    @MethodSource("contactWithTheFamily")
    void refusesToTouchTheFamilyWithoutConsentToTracing(FamilyCommand command) {
        refused(fixture().given(identified()).when(command), Refusal.TRACING_CONSENT_MISSING);
        refused(fixture().given(identified(), consented()).when(command), Refusal.TRACING_CONSENT_MISSING);
    }

    @ParameterizedTest
    @MethodSource("contactWithTheFamily")
    void refusesToTouchTheFamilyOnceConsentEnded(FamilyCommand command) {
        refused(
                fixture()
                        .given(identified(), tracingAllowed(null), consentWithdrawn())
                        .when(command),
                Refusal.TRACING_CONSENT_MISSING);
        refused(
                fixture()
                        .given(
                                identified(),
                                tracingAllowed(null),
                                refuseConsent(ConsentPurpose.FamilyTracing).refused())
                        .when(command),
                Refusal.TRACING_CONSENT_MISSING);
        refused(
                fixture()
                        .given(identified(), tracingAllowed(TODAY.minusDays(1)))
                        .when(command),
                Refusal.TRACING_CONSENT_MISSING);
    }

    @Test
    void keepsConsentToTracingWhereAnotherPurposeIsRefused() {
        fixture()
                .given(
                        identified(),
                        tracingAllowed(null),
                        refuseConsent(ConsentPurpose.Contact).refused())
                .when(trace())
                .expectEvents(trace().traced());
    }

    @Test
    void tracesAgainWithANewConsentAfterARefusal() {
        fixture()
                .given(identified(), refuseConsent(ConsentPurpose.FamilyTracing).refused(), tracingAllowed(null))
                .when(trace())
                .expectEvents(trace().traced());
    }

    @Test
    void tracesWhereOneOfTwoNamedRecipientsIsRefused() {
        var other = ProviderId.of("01985b2a-7c00-7000-8000-00000000a002");
        var both = grantConsent(ConsentPurpose.FamilyTracing, ConsentGiver.Self, PROVIDER, other)
                .granted();
        var one = refuseConsent(ConsentPurpose.FamilyTracing, PROVIDER).refused();
        fixture()
                .given(identified(), both, one)
                .when(traceThrough(other))
                .expectEvents(traceThrough(other).traced());
        refused(
                fixture()
                        .given(
                                identified(),
                                both,
                                one,
                                refuseConsent(ConsentPurpose.FamilyTracing, other)
                                        .refused())
                        .when(traceThrough(other)),
                Refusal.TRACING_CONSENT_MISSING);
    }

    @Test
    void tracesOnlyThroughTheRecipientsThatTheConsentNames() {
        var other = ProviderId.of("01985b2a-7c00-7000-8000-00000000a002");
        var named = grantConsent(ConsentPurpose.FamilyTracing, ConsentGiver.Self, PROVIDER)
                .granted();
        fixture()
                .given(identified(), named)
                .when(traceThrough(PROVIDER))
                .expectEvents(traceThrough(PROVIDER).traced());
        refused(fixture().given(identified(), named).when(traceThrough(other)), Refusal.TRACING_CONSENT_MISSING);
        refused(fixture().given(identified(), named).when(trace()), Refusal.TRACING_CONSENT_MISSING);
        fixture()
                .given(identified(), tracingAllowed(null))
                .when(traceThrough(other))
                .expectEvents(traceThrough(other).traced());
    }

    @Test
    void refusesTracingDoneBeforeConsentWasGiven() {
        refused(
                fixture().given(identified(), tracingAllowed(null)).when(traceOn("2026-02-28")),
                Refusal.TRACING_CONSENT_MISSING);
        refused(
                fixture()
                        .given(identified(), tracingAllowed(null))
                        .when(assess(TODAY.minusDays(1), FamilySafety.Safe, FamilyAssessmentBasis.HomeVisited)),
                Refusal.TRACING_CONSENT_MISSING);
        var toldLate = grantedOn("2026-02-20");
        fixture()
                .given(identified(), toldLate)
                .when(traceOn("2026-02-20"))
                .expectEvents(traceOn("2026-02-20").traced());
        refused(fixture().given(identified(), toldLate).when(traceOn("2026-02-19")), Refusal.TRACING_CONSENT_MISSING);
    }

    @Test
    void takesTracingDoneBeforeTheConsentEndedAndEnteredAfterIt() {
        var withdrawn =
                new WithdrawConsent(CASE, CONSENT, ConsentGiver.Self, null, new PartialDate("2026-02-25")).withdrawn();
        var refused = refuseConsent(ConsentPurpose.FamilyTracing).refused();
        for (var end : List.of(withdrawn, refused)) {
            fixture()
                    .given(identified(), grantedOn("2026-02-20"), end)
                    .when(traceOn("2026-02-24"))
                    .expectEvents(traceOn("2026-02-24").traced());
            refused(
                    fixture().given(identified(), grantedOn("2026-02-20"), end).when(trace()),
                    Refusal.TRACING_CONSENT_MISSING);
        }
        refused(
                fixture()
                        .given(identified(), grantedOn("2026-02-20"), withdrawn)
                        .when(traceOn("2026-02-25")),
                Refusal.TRACING_CONSENT_MISSING);
    }

    @Test
    void tracesOnTheLastDayOfConsent() {
        fixture().given(identified(), tracingAllowed(TODAY)).when(trace()).expectEvents(trace().traced());
    }

    @ParameterizedTest
    @CsvSource({
        "32.12, 2026-03-01T16:59:59Z, true",
        "32.12, 2026-03-01T17:00:00Z, false",
        "73.71, 2026-03-01T15:59:59Z, true",
        "73.71, 2026-03-01T16:00:00Z, false",
        "94.01, 2026-03-01T14:59:59Z, true",
        "94.01, 2026-03-01T15:00:00Z, false",
        ", 2026-03-01T16:59:59Z, true",
        ", 2026-03-01T17:00:00Z, false"
    })
    void endsConsentAtMidnightWhereThePersonIsFrom(@Nullable String origin, String now, boolean live) {
        var result = fixture(Instant.parse(now))
                .given(from(origin), tracingAllowed(TODAY))
                .when(trace());
        if (live) {
            result.expectEvents(trace().traced());
        } else {
            refused(result, Refusal.TRACING_CONSENT_MISSING);
        }
    }

    @Test
    void tracesWhereAChildAtRiskOverridesConsent() {
        fixture()
                .given(identified(YesNoUnknown.Yes), by(supervisor(), tracingOverridden(TODAY)))
                .when(trace())
                .expectEvents(trace().traced());
        refused(
                fixture()
                        .given(identified(YesNoUnknown.Yes), by(supervisor(), tracingOverridden(TODAY.minusDays(1))))
                        .when(trace()),
                Refusal.TRACING_CONSENT_MISSING);
        refused(
                fixture()
                        .given(identified(), by(supervisor(), consentOverridden(TODAY)))
                        .when(trace()),
                Refusal.TRACING_CONSENT_MISSING);
    }

    @Test
    void takesWhatThePersonTellsOfTheFamilyWithoutAnybodysLeave() {
        var told = assess(TODAY, FamilySafety.Unsafe, FamilyAssessmentBasis.PersonTold);
        fixture().given(identified()).when(told).expectEvents(told.assessed());
    }

    @Test
    void mediatesOnlyWithRecordedMembers() {
        var stranger = new MediateFamily(
                CASE,
                List.of(MOTHER, FamilyMemberId.of("01985b2a-7c00-7000-8000-00000000ab02")),
                List.of(MediationTopic.Acceptance),
                MediationOutcome.Agreed,
                YesNoUnknown.Yes,
                null,
                null);
        refused(
                fixture().given(identified(), tracingAllowed(null), mother()).when(stranger),
                Refusal.FAMILY_MEMBER_UNKNOWN,
                "/members/1");
    }

    @Test
    void refusesSecondMemberOfTheSameId() {
        refused(
                fixture().given(identified(), mother()).when(recordMember(YesNoUnknown.No)),
                Refusal.ID_TAKEN,
                "/memberId");
    }

    @ParameterizedTest
    @EnumSource
    void recordsAMemberWhoIsAChildOrNotOrMayBe(YesNoUnknown minor) {
        var member = recordMember(minor);
        fixture().given(identified()).when(member).expectEvents(member.recorded());
    }

    @Test
    void helpsAMemberWithTheirOwnConsent() {
        fixture().given(identified(), mother(), hers(null)).when(assist()).expectEvents(assist().assisted());
    }

    @Test
    void refusesHelpOnTheSurvivorsConsentAlone() {
        var services = grantConsent(ConsentPurpose.Services, ConsentGiver.Self).granted();
        refused(
                fixture()
                        .given(identified(), services, tracingAllowed(null), mother())
                        .when(assist()),
                Refusal.FAMILY_CONSENT_MISSING,
                "/memberId");
    }

    @Test
    void refusesHelpOnTheConsentOfAnotherMember() {
        var sister = FamilyMemberId.of("01985b2a-7c00-7000-8000-00000000ab02");
        var recorded = new RecordFamilyMember(
                        CASE, sister, FamilyRelationship.Sibling, YesNoUnknown.No, null, null, null, null)
                .recorded();
        var sisters = new GrantFamilyConsent(CASE, HERS, sister, null, null, ConsentMode.Oral, ConsentGiver.Self, null)
                .granted();
        refused(
                fixture().given(identified(), mother(), recorded, sisters).when(assist()),
                Refusal.FAMILY_CONSENT_MISSING,
                "/memberId");
    }

    @Test
    void helpsAMemberUntilTheLastDayOfTheirConsent() {
        fixture().given(identified(), mother(), hers(TODAY)).when(assist()).expectEvents(assist().assisted());
        refused(
                fixture()
                        .given(identified(), mother(), hers(TODAY.minusDays(1)))
                        .when(assist()),
                Refusal.FAMILY_CONSENT_MISSING,
                "/memberId");
    }

    @Test
    void refusesHelpOnceTheMemberTookTheirConsentBack() {
        refused(
                fixture()
                        .given(identified(), mother(), hers(null), withdraw().withdrawn())
                        .when(assist()),
                Refusal.FAMILY_CONSENT_MISSING);
    }

    @Test
    void takesHelpGivenBeforeTheMemberTookTheirConsentBackAndEnteredAfterIt() {
        var granted = new GrantFamilyConsent(
                        CASE,
                        HERS,
                        MOTHER,
                        null,
                        null,
                        ConsentMode.Oral,
                        ConsentGiver.Self,
                        new PartialDate("2026-02-10"))
                .granted();
        var withdrawn = new WithdrawFamilyConsent(CASE, HERS, new PartialDate("2026-02-20")).withdrawn();
        fixture()
                .given(identified(), mother(), granted, withdrawn)
                .when(assistOn("2026-02-19"))
                .expectEvents(assistOn("2026-02-19").assisted());
        for (var day : List.of("2026-02-09", "2026-02-20", "2026-02-28")) {
            refused(
                    fixture().given(identified(), mother(), granted, withdrawn).when(assistOn(day)),
                    Refusal.FAMILY_CONSENT_MISSING,
                    "/memberId");
        }
    }

    @Test
    void refusesHelpForSomebodyNobodyRecorded() {
        refused(fixture().given(identified()).when(assist()), Refusal.FAMILY_MEMBER_UNKNOWN, "/memberId");
        refused(
                fixture().given(identified()).when(grant(ConsentGiver.Self)),
                Refusal.FAMILY_MEMBER_UNKNOWN,
                "/memberId");
    }

    @Test
    void refusesTheSameHelpTwice() {
        refused(
                fixture()
                        .given(identified(), mother(), hers(null), assist().assisted())
                        .when(assist()),
                Refusal.ID_TAKEN,
                "/deliveryId");
    }

    @Test
    void asksAGuardianForAChildOfTheFamily() {
        var child = recordMember(YesNoUnknown.Yes).recorded();
        refused(
                fixture().given(identified(), child).when(grant(ConsentGiver.Self)),
                Refusal.GUARDIAN_REQUIRED,
                "/givenBy");
        // Today it is known to be a child.
        refused(
                fixture().given(identified(), child).when(grant(ConsentGiver.SelfNowAdult)),
                Refusal.GUARDIAN_REQUIRED,
                "/givenBy");
        var guardian = grant(ConsentGiver.SelfWithGuardian);
        fixture().given(identified(), child).when(guardian).expectEvents(guardian.granted());
    }

    @ParameterizedTest
    @EnumSource(
            value = YesNoUnknown.class,
            names = {"No", "Unknown"})
    void takesAMembersOwnWordWhereTheyAreNotKnownToBeAChild(YesNoUnknown minor) {
        var self = grant(ConsentGiver.Self);
        fixture().given(identified(), recordMember(minor).recorded()).when(self).expectEvents(self.granted());
    }

    @Test
    void refusesToTakeBackAConsentTwiceOrOneNobodyGave() {
        refused(fixture().given(identified(), mother()).when(withdraw()), Refusal.CONSENT_UNKNOWN, "/consentId");
        refused(
                fixture()
                        .given(identified(), mother(), hers(null), withdraw().withdrawn())
                        .when(withdraw()),
                Refusal.CONSENT_WITHDRAWN,
                "/consentId");
        refused(
                fixture()
                        .given(identified(), mother(), hers(null), withdraw().withdrawn())
                        .when(grant(ConsentGiver.Self)),
                Refusal.ID_TAKEN,
                "/consentId");
    }

    @Test
    void letsAMemberTakeTheirConsentBackWhereTheCaseIsRestrictedOrClosed() {
        var restricted = new RestrictProcessing(CASE, RestrictionGround.AskedByPerson, null).restricted();
        fixture()
                .given(identified(), mother(), hers(null), restricted)
                .when(withdraw())
                .expectEvents(withdraw().withdrawn());
        fixture()
                .given(identified(), mother(), hers(null), closureRequested(), caseClosed())
                .when(withdraw())
                .expectEvents(withdraw().withdrawn());
        refused(
                fixture().given(identified(), mother(), hers(null), restricted).when(assist()),
                Refusal.PROCESSING_RESTRICTED);
        refused(
                fixture()
                        .given(identified(), mother(), hers(null), closureRequested(), caseClosed())
                        .when(assist()),
                Refusal.CASE_CLOSED);
    }

    // Return

    @Test
    void plansAReturnBeforeAnythingIsAssessed() {
        var plan = new PlanReturn(
                CASE,
                TODAY,
                ReturnDestination.CommunityOfOrigin,
                CountryCode.INDONESIA,
                new AreaCode("32.12"),
                LivingSituation.WithFamily,
                TODAY.plusDays(20),
                Sensitive.of("Before the harvest."),
                null);
        fixture().given(identified()).when(plan).expectEvents(plan.planned());
    }

    @ParameterizedTest
    @EnumSource(
            value = LivingSituation.class,
            names = {"WithFamily", "WithRelatives", "WithPartner"})
    void refusesReunificationNobodyAssessed(LivingSituation with) {
        refused(
                fixture().given(identified()).when(goTo(with, null, null)),
                Refusal.RETURN_NOT_ASSESSED,
                "/livingSituation");
    }

    @ParameterizedTest
    @EnumSource(
            value = LivingSituation.class,
            names = {"WithFamily", "WithRelatives", "WithPartner"},
            mode = EnumSource.Mode.EXCLUDE)
    void needsNoFindingWhereThePersonDoesNotGoToTheFamily(LivingSituation with) {
        var command = goTo(with, null, null);
        fixture().given(identified()).when(command).expectEvents(command.recorded(null, false));
    }

    @ParameterizedTest
    @EnumSource(
            value = FamilySafety.class,
            names = {"Safe", "SafeWithConditions"})
    void recordsReunificationThatWasFoundSafe(FamilySafety safety) {
        var command = goTo(LivingSituation.WithFamily, null, null);
        fixture().given(identified(), found(TODAY, safety)).when(command).expectEvents(command.recorded(safety, false));
    }

    @ParameterizedTest
    @EnumSource(
            value = FamilySafety.class,
            names = {"Unsafe", "NotClear"})
    void refusesReunificationAgainstTheFinding(FamilySafety safety) {
        refused(
                fixture().given(identified(), found(TODAY, safety)).when(goTo(LivingSituation.WithFamily, null, null)),
                Refusal.RETURN_NOT_SAFE,
                "/livingSituation");
    }

    @ParameterizedTest
    @EnumSource(Gender.class)
    void recordsReunificationWithAReasonInstead(Gender gender) {
        var command = goTo(LivingSituation.WithFamily, null, REASON);
        fixture().given(of(gender)).when(command).expectEvents(command.recorded(null, true));
        fixture()
                .given(of(gender), found(TODAY, FamilySafety.Unsafe))
                .when(command)
                .expectEvents(command.recorded(FamilySafety.Unsafe, true));
        refused(
                fixture().given(of(gender)).when(goTo(LivingSituation.WithFamily, null, null)),
                Refusal.RETURN_NOT_ASSESSED);
    }

    @Test
    void marksNothingAsOverriddenThatWasFoundSafe() {
        var command = goTo(LivingSituation.WithFamily, null, REASON);
        fixture()
                .given(identified(), found(TODAY, FamilySafety.Safe))
                .when(command)
                .expectEvents(command.recorded(FamilySafety.Safe, false));
    }

    /** Whoever comes to fetch somebody from a shelter is the family as well. */
    @ParameterizedTest
    @EnumSource(
            value = LivingSituation.class,
            names = {"WithFamily", "WithRelatives", "WithPartner"})
    void dischargesFromShelterToTheFamilyByTheSameFinding(LivingSituation with) {
        var leave = leave(with, null);
        refused(
                fixture().given(identified(), admittedToShelter()).when(leave),
                Refusal.RETURN_NOT_ASSESSED,
                "/destination");
        refused(
                fixture()
                        .given(identified(), admittedToShelter(), found(TODAY, FamilySafety.Unsafe))
                        .when(leave),
                Refusal.RETURN_NOT_SAFE,
                "/destination");
        fixture()
                .given(identified(), admittedToShelter(), found(TODAY, FamilySafety.Safe))
                .when(leave)
                .expectEvents(leave.discharged(FamilySafety.Safe));
        var reasoned = leave(with, REASON);
        fixture().given(identified(), admittedToShelter()).when(reasoned).expectEvents(reasoned.discharged(null));
        var friends = leave(LivingSituation.WithFriends, null);
        fixture().given(identified(), admittedToShelter()).when(friends).expectEvents(friends.discharged(null));
    }

    private static DischargeFromShelter leave(LivingSituation destination, @Nullable String reason) {
        return new DischargeFromShelter(
                CASE, destination, true, reason == null ? null : Sensitive.of(reason), null, null);
    }

    @Test
    void countsOnlyWhatWasFoundByTheDayOfTheReturn() {
        var yesterday = goTo(LivingSituation.WithFamily, "2026-02-28", null);
        refused(
                fixture().given(identified(), found(TODAY, FamilySafety.Safe)).when(yesterday),
                Refusal.RETURN_NOT_ASSESSED);
        fixture()
                .given(identified(), found(TODAY.minusDays(1), FamilySafety.Safe), found(TODAY, FamilySafety.Unsafe))
                .when(yesterday)
                .expectEvents(yesterday.recorded(FamilySafety.Safe, false));
    }

    @Test
    void takesTheLastDayAReturnToldInPartCanMean() {
        var inFebruary = goTo(LivingSituation.WithFamily, "2026-02", null);
        fixture()
                .given(identified(), found(LocalDate.of(2026, 2, 28), FamilySafety.Safe))
                .when(inFebruary)
                .expectEvents(inFebruary.recorded(FamilySafety.Safe, false));
        refused(
                fixture().given(identified(), found(TODAY, FamilySafety.Safe)).when(inFebruary),
                Refusal.RETURN_NOT_ASSESSED);
    }

    @Test
    void countsTheLastFindingAlsoWhereItWasEnteredFirst() {
        var command = goTo(LivingSituation.WithFamily, null, null);
        refused(
                fixture()
                        .given(
                                identified(),
                                found(TODAY, FamilySafety.Unsafe),
                                found(TODAY.minusDays(9), FamilySafety.Safe))
                        .when(command),
                Refusal.RETURN_NOT_SAFE);
        fixture()
                .given(identified(), found(TODAY, FamilySafety.Unsafe), found(TODAY, FamilySafety.Safe))
                .when(command)
                .expectEvents(command.recorded(FamilySafety.Safe, false));
    }

    @ParameterizedTest
    @EnumSource
    void assessesAnewAfterTheCaseIsReopenedUnlessItWasClosedInError(ReopeningReason reason) {
        var command = goTo(LivingSituation.WithFamily, null, null);
        var result = fixture()
                .given(
                        identified(),
                        found(TODAY, FamilySafety.Safe),
                        closureRequested(),
                        caseClosed(),
                        new CaseReopened(CASE, reason, Sensitive.of("Called from abroad."), null))
                .when(command);
        if (reason == ReopeningReason.ClosedInError) {
            result.expectEvents(command.recorded(FamilySafety.Safe, false));
        } else {
            refused(result, Refusal.RETURN_NOT_ASSESSED);
        }
    }

    @Test
    void refusesAnAreaOfIndonesiaInAnotherCountry() {
        var abroad = new CountryCode("MY");
        var area = new AreaCode("32.12");
        refused(
                fixture()
                        .given(identified())
                        .when(new RecordReturn(
                                CASE,
                                ReturnDestination.NewCountry,
                                abroad,
                                area,
                                LivingSituation.Alone,
                                ReturnPayer.Person,
                                null,
                                null,
                                null)),
                Refusal.AREA_ABROAD,
                "/area");
        refused(
                fixture()
                        .given(identified())
                        .when(new PlanReturn(
                                CASE,
                                TODAY,
                                ReturnDestination.NewCountry,
                                abroad,
                                area,
                                LivingSituation.Alone,
                                null,
                                null,
                                null)),
                Refusal.AREA_ABROAD,
                "/area");
        refused(
                fixture()
                        .given(identified())
                        .when(new RecordRepatriation(
                                CASE,
                                CountryCode.INDONESIA,
                                abroad,
                                area,
                                RepatriationManner.Assisted,
                                ReturnPayer.Government,
                                null,
                                null)),
                Refusal.AREA_ABROAD,
                "/area");
    }

    @Test
    void takesRepatriationToBeToIndonesiaUnlessToldOtherwise() {
        var home = repatriate("MY", null);
        fixture().given(identified()).when(home).expectEvents(home.recorded());
        assertThat(home.recorded().to()).isEqualTo(CountryCode.INDONESIA);
        var foreigner = repatriate("ID", "KH");
        fixture().given(identified()).when(foreigner).expectEvents(foreigner.recorded());
        refused(fixture().given(identified()).when(repatriate("ID", null)), Refusal.COUNTRY_UNCHANGED, "/to");
    }

    // Words

    private static Object event(FamilyCommand command) {
        if (command instanceof TraceFamily trace) {
            return trace.traced();
        }
        return command instanceof MediateFamily mediate ? mediate.mediated() : ((AssessFamily) command).assessed();
    }

    private static TraceFamily trace() {
        return trace(null, null);
    }

    private static TraceFamily traceThrough(ProviderId provider) {
        return trace(provider, null);
    }

    private static TraceFamily traceOn(String day) {
        return trace(null, new PartialDate(day));
    }

    private static TraceFamily trace(@Nullable ProviderId provider, @Nullable PartialDate occurredAt) {
        return new TraceFamily(CASE, TracingChannel.VillageOffice, TracingOutcome.Found, provider, null, occurredAt);
    }

    private static MediateFamily mediate() {
        return new MediateFamily(
                CASE,
                null,
                List.of(MediationTopic.Acceptance),
                MediationOutcome.Agreed,
                YesNoUnknown.Yes,
                Sensitive.of("At the village head's house."),
                null);
    }

    private static AssessFamily assess(LocalDate day, FamilySafety safety, FamilyAssessmentBasis... basis) {
        return new AssessFamily(CASE, day, List.of(basis), safety, null, YesNoUnknown.Yes, null, null);
    }

    private static FamilyAssessed found(LocalDate day, FamilySafety safety) {
        return assess(day, safety, FamilyAssessmentBasis.HomeVisited).assessed();
    }

    private static ConsentGranted tracingAllowed(@Nullable LocalDate lastDay) {
        return tracingAllowed(lastDay, null);
    }

    private static ConsentGranted grantedOn(String day) {
        return tracingAllowed(null, new PartialDate(day));
    }

    private static ConsentGranted tracingAllowed(@Nullable LocalDate lastDay, @Nullable PartialDate occurredAt) {
        return new GrantConsent(
                        CASE,
                        CONSENT,
                        ConsentPurpose.FamilyTracing,
                        null,
                        null,
                        lastDay,
                        ConsentMode.Oral,
                        ConsentGiver.Self,
                        null,
                        occurredAt)
                .granted();
    }

    private static Object tracingOverridden(LocalDate lastDay) {
        return new OverrideConsent(
                        CASE,
                        ConsentId.of("01985b2a-7c00-7000-8000-00000000c002"),
                        ConsentPurpose.FamilyTracing,
                        PROVIDER,
                        OverrideGround.ChildAtRisk,
                        LegalBasis.Law35Of2014SpecialProtection,
                        Sensitive.of("Nobody is there who could consent."),
                        lastDay,
                        null)
                .overridden();
    }

    private static RecordFamilyMember recordMember(YesNoUnknown minor) {
        return new RecordFamilyMember(CASE, MOTHER, FamilyRelationship.Parent, minor, null, null, null, null);
    }

    private static FamilyMemberRecorded mother() {
        return recordMember(YesNoUnknown.No).recorded();
    }

    private static GrantFamilyConsent grant(ConsentGiver giver) {
        return new GrantFamilyConsent(CASE, HERS, MOTHER, null, null, ConsentMode.Oral, giver, null);
    }

    private static FamilyConsentGranted hers(@Nullable LocalDate lastDay) {
        return new GrantFamilyConsent(CASE, HERS, MOTHER, null, lastDay, ConsentMode.Oral, ConsentGiver.Self, null)
                .granted();
    }

    private static WithdrawFamilyConsent withdraw() {
        return new WithdrawFamilyConsent(CASE, HERS, null);
    }

    private static AssistFamilyMember assist() {
        return assist(null);
    }

    private static AssistFamilyMember assistOn(String day) {
        return assist(new PartialDate(day));
    }

    private static AssistFamilyMember assist(@Nullable PartialDate occurredAt) {
        return new AssistFamilyMember(
                CASE,
                DeliveryId.of("01985b2a-7c00-7000-8000-00000000d0f1"),
                MOTHER,
                Service.Medical,
                HelpKind.Formal,
                null,
                null,
                null,
                null,
                occurredAt);
    }

    private static RecordReturn goTo(LivingSituation with, @Nullable String on, @Nullable String overrideReason) {
        return new RecordReturn(
                CASE,
                ReturnDestination.CommunityOfOrigin,
                CountryCode.INDONESIA,
                new AreaCode("32.12"),
                with,
                ReturnPayer.Government,
                overrideReason == null ? null : Sensitive.of(overrideReason),
                null,
                on == null ? null : new PartialDate(on));
    }

    private static RecordRepatriation repatriate(String from, @Nullable String to) {
        return new RecordRepatriation(
                CASE,
                new CountryCode(from),
                to == null ? null : new CountryCode(to),
                null,
                RepatriationManner.Assisted,
                ReturnPayer.Government,
                null,
                null);
    }

    private static VictimIdentified from(@Nullable String origin) {
        return identified(Gender.Masculine, origin == null ? null : new AreaCode(origin));
    }

    private static VictimIdentified of(Gender gender) {
        return identified(gender, new AreaCode("32.12"));
    }
}
