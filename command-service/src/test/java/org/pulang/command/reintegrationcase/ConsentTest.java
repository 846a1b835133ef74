package org.pulang.command.reintegrationcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.command.reintegrationcase.CaseHistory.*;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.ConsentEvent;
import org.pulang.event.ConsentGranted;
import org.pulang.event.ConsentOverridden;
import org.pulang.event.ConsentRefused;
import org.pulang.event.ConsentWithdrawn;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.ProviderId;
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
