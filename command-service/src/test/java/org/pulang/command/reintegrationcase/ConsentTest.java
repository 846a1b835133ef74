package org.pulang.command.reintegrationcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.command.reintegrationcase.CaseHistory.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.ConsentEvent;
import org.pulang.event.ConsentGranted;
import org.pulang.event.ConsentOverridden;
import org.pulang.event.ConsentRefused;
import org.pulang.event.ConsentWithdrawn;
import org.pulang.event.PerpetratorRecorded;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.VictimIdentified;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.RoleInProcess;
import org.pulang.vocabulary.YesNoUnknown;

/** What the person allows, and whose word counts. */
class ConsentTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final ProviderId ANOTHER = ProviderId.of("01985b2a-7c00-7000-8000-00000000a002");

    // Giving it

    @ParameterizedTest
    @EnumSource(
            value = ConsentPurpose.class,
            names = {"Sharing"},
            mode = EnumSource.Mode.EXCLUDE)
    void grantsConsentToOnePurpose(ConsentPurpose purpose) {
        var command = grantConsent(purpose, ConsentGiver.Self);
        fixture().given(identified()).when(command).expectEvents(command.granted());
    }

    @Test
    void grantsConsentToSharingWithNamedRecipients() {
        fixture().given(identified()).when(grantConsent()).expectEvents(consented());
    }

    @Test
    void refusesConsentToSharingWithNobodyInParticular() {
        refused(
                fixture().given(identified()).when(grantConsent(ConsentPurpose.Sharing, ConsentGiver.Self)),
                Refusal.RECIPIENT_REQUIRED,
                "/recipients");
    }

    @Test
    void refusesSecondConsentOfTheSameId() {
        refused(fixture().given(identified(), consented()).when(grantConsent()), Refusal.ID_TAKEN, "/consentId");
        refused(
                fixture().given(identified(), consented(), consentWithdrawn()).when(grantConsent()),
                Refusal.ID_TAKEN,
                "/consentId");
    }

    // A child

    @Test
    void refusesConsentOfAChildAlone() {
        refused(
                fixture().given(identified(YesNoUnknown.Yes)).when(grantConsent()),
                Refusal.GUARDIAN_REQUIRED,
                "/givenBy");
    }

    @ParameterizedTest
    @EnumSource(
            value = ConsentGiver.class,
            names = {"Self"},
            mode = EnumSource.Mode.EXCLUDE)
    void grantsConsentForAChild(ConsentGiver giver) {
        var command = grantConsent(ConsentPurpose.Services, giver);
        fixture().given(identified(YesNoUnknown.Yes)).when(command).expectEvents(command.granted());
    }

    @ParameterizedTest
    @EnumSource(
            value = ConsentGiver.class,
            names = {"Guardian", "SelfWithGuardian"})
    void takesNoConsentFromAnAccusedGuardian(ConsentGiver giver) {
        refused(
                fixture()
                        .given(identified(YesNoUnknown.Yes), guardianAccused(YesNoUnknown.Yes))
                        .when(grantConsent(ConsentPurpose.Services, giver)),
                Refusal.GUARDIAN_CONFLICT,
                "/givenBy");
    }

    @Test
    void takesTheWordOfWhoeverWasAppointedForAnAccusedGuardian() {
        var command = grantConsent(ConsentPurpose.Services, ConsentGiver.AppointedRepresentative);
        fixture()
                .given(identified(YesNoUnknown.Yes), guardianAccused(YesNoUnknown.Yes))
                .when(command)
                .expectEvents(command.granted());
    }

    @Test
    void takesTheWordOfAGuardianWhoIsNotTheOneAccused() {
        var command = grantConsent(ConsentPurpose.Services, ConsentGiver.Guardian);
        fixture()
                .given(
                        identified(YesNoUnknown.Yes),
                        guardianAccused(YesNoUnknown.No),
                        guardianAccused(YesNoUnknown.Unknown))
                .when(command)
                .expectEvents(command.granted());
    }

    @ParameterizedTest
    @EnumSource(
            value = ConsentGiver.class,
            names = {"Guardian", "SelfWithGuardian"})
    void opensNothingByWhatAGuardianGaveWhoWasAccusedLater(ConsentGiver giver) {
        var given = grantConsent(ConsentPurpose.Sharing, giver, PROVIDER).granted();
        refused(
                fixture()
                        .given(identified(YesNoUnknown.Yes), given, guardianAccused(YesNoUnknown.Yes))
                        .when(makeReferral()),
                Refusal.CONSENT_MISSING,
                "/providerId");
        var tracing = grantConsent(ConsentPurpose.FamilyTracing, giver).granted();
        var consent = after(tracing);
        assertThat(consent.allowedFamilyTracing(TODAY)).isTrue();
        consent.on(guardianAccused(YesNoUnknown.Yes));
        assertThat(consent.allowedFamilyTracing(TODAY)).isFalse();
    }

    @Test
    void keepsWhatOthersGaveWhenAGuardianIsAccused() {
        var consent = after(grantConsent(ConsentPurpose.Sharing, ConsentGiver.AppointedRepresentative, PROVIDER)
                .granted());
        consent.on(guardianAccused(YesNoUnknown.Yes));
        assertThat(consent.allowsSharingWith(PROVIDER, TODAY)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2010-03-02, From12To17, true",
        "2008-03-02, From12To17, true",
        "2008-03-01, From12To17, false",
        ", From0To11, true",
        ", From12To17, false",
        ", Unknown, false"
    })
    void refusesTheWordOfAnAdultWhereThePersonIsSurelyAChild(
            @Nullable LocalDate born, AgeBand band, boolean surelyChild) {
        var command = grantConsent(ConsentPurpose.Services, ConsentGiver.SelfNowAdult);
        var result = fixture().given(identifiedAsChild(born, band)).when(command);
        if (surelyChild) {
            refused(result, Refusal.GUARDIAN_REQUIRED, "/givenBy");
        } else {
            result.expectEvents(command.granted());
        }
    }

    @Test
    void takesTheWordOfWhoeverMayHaveComeOfAgeSince() {
        var command = grantConsent(ConsentPurpose.Services, ConsentGiver.SelfNowAdult);
        var child = identifiedAsChild(null, AgeBand.From0To11);
        refused(fixture(Instant.parse("2032-02-03T03:00:00Z")).given(child).when(command), Refusal.GUARDIAN_REQUIRED);
        fixture(Instant.parse("2032-02-04T03:00:00Z"))
                .given(child)
                .when(command)
                .expectEvents(command.granted());
    }

    private static VictimIdentified identifiedAsChild(@Nullable LocalDate born, AgeBand band) {
        var known = identified(YesNoUnknown.Yes);
        return new VictimIdentified(
                CASE,
                known.caseNumber(),
                known.provenance(),
                null,
                born == null ? null : Sensitive.of(born),
                null,
                band,
                CtdcAgeBand.Unknown,
                YesNoUnknown.Yes,
                known.gender(),
                known.citizenships(),
                List.of(),
                known.origin(),
                known.identifiedThrough(),
                null,
                known.status(),
                null,
                null,
                known.firstContact(),
                null);
    }

    @Test
    void asksNoGuardianWhereTheAgeIsUnknown() {
        fixture().given(identified(YesNoUnknown.Unknown)).when(grantConsent()).expectEvents(consented());
    }

    @Test
    void followsACorrectedAge() {
        fixture()
                .given(identified(YesNoUnknown.Yes), ageCorrected(YesNoUnknown.No))
                .when(grantConsent())
                .expectEvents(consented());
        refused(
                fixture().given(identified(), ageCorrected(YesNoUnknown.Yes)).when(grantConsent()),
                Refusal.GUARDIAN_REQUIRED,
                "/givenBy");
    }

    @Test
    void letsAChildWithdrawAlone() {
        fixture()
                .given(identified(YesNoUnknown.Yes), consented())
                .when(withdrawConsent())
                .expectEvents(consentWithdrawn());
    }

    // Taking it back

    @Test
    void recordsDeclinedConsent() {
        var command = refuseConsent(ConsentPurpose.Research);
        fixture().given(identified()).when(command).expectEvents(command.refused());
    }

    @Test
    void withdrawsConsent() {
        fixture().given(identified(), consented()).when(withdrawConsent()).expectEvents(consentWithdrawn());
    }

    @Test
    void refusesToWithdrawWhatWasNeverGiven() {
        refused(fixture().given(identified()).when(withdrawConsent()), Refusal.CONSENT_UNKNOWN, "/consentId");
    }

    @Test
    void refusesToWithdrawTwice() {
        refused(
                fixture().given(identified(), consented(), consentWithdrawn()).when(withdrawConsent()),
                Refusal.CONSENT_WITHDRAWN,
                "/consentId");
    }

    // Overriding it

    @Test
    void letsASupervisorOverrideConsent() {
        fixture().given(identified()).when(overrideConsent(TODAY), supervisor()).expectEvents(consentOverridden(TODAY));
    }

    @Test
    void refusesAnOverrideByACaseworker() {
        refused(fixture().given(identified()).when(overrideConsent(TODAY), worker()), Refusal.ROLE_REQUIRED);
    }

    @Test
    void refusesASecondOverrideOfTheSameId() {
        refused(
                fixture()
                        .given(identified(), consentOverridden(TODAY))
                        .when(overrideConsent(TODAY.plusDays(7)), supervisor()),
                Refusal.ID_TAKEN,
                "/consentId");
    }

    // What it allows

    @Test
    void allowsNothingUntilAsked() {
        assertThat(allowsSharing()).isFalse();
    }

    @Test
    void allowsSharingWithNamedRecipientsOnly() {
        var consent = after(consented());

        assertThat(consent.allowsSharingWith(PROVIDER, TODAY)).isTrue();
        assertThat(consent.allowsSharingWith(ANOTHER, TODAY)).isFalse();
    }

    @Test
    void opensNoReferralByConsentOfWhichNobodyKnowsWhatWasExplained() {
        refused(
                fixture().given(identified(), consentedUnexplained()).when(makeReferral()),
                Refusal.CONSENT_NOT_EXPLAINED,
                "/providerId");
        fixture()
                .given(identified(), consentedUnexplained(), consentOverridden(TODAY))
                .when(makeReferral())
                .expectEvents(referralMade());
    }

    @Test
    void opensNoTransferByConsentOfWhichNobodyKnowsWhatWasExplained() {
        refused(
                fixture().given(identified(), consentedUnexplained()).when(transferCase(), supervisor()),
                Refusal.CONSENT_NOT_EXPLAINED,
                "/providerId");
    }

    @Test
    void allowsSharingThroughTheLastDay() {
        assertThat(allowsSharing(consentedUntil(TODAY))).isTrue();
        assertThat(allowsSharing(consentedUntil(TODAY.minusDays(1)))).isFalse();
    }

    @Test
    void readsNoOtherPurposeAsSharing() {
        assertThat(allowsSharing(grantConsent(ConsentPurpose.Services, ConsentGiver.Self, PROVIDER)
                        .granted()))
                .isFalse();
    }

    @Test
    void allowsNoSharingOnceWithdrawn() {
        assertThat(allowsSharing(consented(), consentWithdrawn())).isFalse();
    }

    @Test
    void takesALaterNoForTheLastWord() {
        assertThat(allowsSharing(consented(), declined(ConsentPurpose.Sharing, PROVIDER)))
                .isFalse();
        assertThat(allowsSharing(consented(), declined(ConsentPurpose.Sharing))).isFalse();
        assertThat(allowsSharing(consented(), declined(ConsentPurpose.Sharing, ANOTHER)))
                .isTrue();
        assertThat(allowsSharing(consented(), declined(ConsentPurpose.Research)))
                .isTrue();
    }

    @Test
    void takesALaterYesForTheLastWord() {
        assertThat(allowsSharing(declined(ConsentPurpose.Sharing), consented())).isTrue();
    }

    @Test
    void allowsSharingByAnOverrideWhateverWasSaid() {
        assertThat(allowsSharing(consentOverridden(TODAY), declined(ConsentPurpose.Sharing)))
                .isTrue();
        assertThat(allowsSharing(consentOverridden(TODAY.minusDays(1)))).isFalse();
    }

    private static ConsentGranted consentedUnexplained() {
        var known = consented();
        return new ConsentGranted(
                CASE,
                CONSENT,
                known.purpose(),
                known.recipients(),
                List.of(),
                null,
                known.mode(),
                known.givenBy(),
                null,
                null);
    }

    private static boolean allowsSharing(ConsentEvent... history) {
        return after(history).allowsSharingWith(PROVIDER, TODAY);
    }

    private static ConsentRefused declined(ConsentPurpose purpose, ProviderId... recipients) {
        return refuseConsent(purpose, recipients).refused();
    }

    private static Consent after(ConsentEvent... history) {
        var consent = new Consent(new Identification(), new Stewardship());
        for (var event : history) {
            if (event instanceof ConsentGranted granted) {
                consent.on(granted, NOW);
            } else if (event instanceof ConsentRefused refused) {
                consent.on(refused, NOW);
            } else if (event instanceof ConsentWithdrawn withdrawn) {
                consent.on(withdrawn, NOW);
            } else if (event instanceof ConsentOverridden overridden) {
                consent.on(overridden, NOW);
            }
        }
        return consent;
    }

    private static PerpetratorRecorded guardianAccused(YesNoUnknown guardian) {
        return new PerpetratorRecorded(CASE, null, List.of(RoleInProcess.Exploiter), null, guardian, null, null, null);
    }

    private static PersonalDetailsCorrected ageCorrected(YesNoUnknown minor) {
        return new PersonalDetailsCorrected(
                CASE,
                0,
                Sensitive.of("Misread."),
                null,
                new Age(AgeBand.Unknown, CtdcAgeBand.Unknown, minor),
                null,
                null);
    }
}
