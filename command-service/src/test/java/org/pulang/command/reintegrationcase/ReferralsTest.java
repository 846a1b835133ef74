package org.pulang.command.reintegrationcase;

import static org.pulang.command.reintegrationcase.CaseHistory.*;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.CaseEvent;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ReferralOutcome;
import org.pulang.vocabulary.ReferralReason;
import org.pulang.vocabulary.ReferralRejectionReason;
import org.pulang.vocabulary.ReferralRevocationReason;
import org.pulang.vocabulary.Service;

/** Whom the person was referred to, and how far each referral has come. It is 1 March 2026, ten in the morning in Jakarta. */
class ReferralsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @Test
    void makesReferralWithConsentToAnActiveProvider() {
        fixture().given(identified(), consented()).when(makeReferral()).expectEvents(referralMade());
    }

    @Test
    void refusesReferralWithoutConsent() {
        refused(fixture().given(identified()).when(makeReferral()), Refusal.CONSENT_MISSING, "/providerId");
    }

    @Test
    void refusesToAcceptOnceConsentWasWithdrawn() {
        var accept = new AcceptReferral(CASE, REFERRAL, null, null);
        refused(
                fixture()
                        .given(identified(), consented(), referralMade(), consentWithdrawn())
                        .when(accept),
                Refusal.CONSENT_MISSING);
        refused(
                fixture()
                        .given(identified(), consentedUntil(TODAY.minusDays(1)), referralMade())
                        .when(accept),
                Refusal.CONSENT_MISSING);
        fixture()
                .given(identified(), consentedUntil(TODAY), referralMade())
                .when(accept)
                .expectEvents(referralAccepted());
    }

    @Test
    void refusesReferralAfterConsentWasWithdrawn() {
        refused(
                fixture().given(identified(), consented(), consentWithdrawn()).when(makeReferral()),
                Refusal.CONSENT_MISSING);
    }

    @Test
    void refusesReferralAfterConsentExpired() {
        refused(
                fixture()
                        .given(identified(), consentedUntil(TODAY.minusDays(1)))
                        .when(makeReferral()),
                Refusal.CONSENT_MISSING);
    }

    @Test
    void makesReferralOnTheLastDayOfConsent() {
        fixture()
                .given(identified(), consentedUntil(TODAY))
                .when(makeReferral())
                .expectEvents(referralMade());
    }

    @Test
    void makesReferralWhereDangerOverridesConsent() {
        fixture()
                .given(identified(), by(supervisor(), consentOverridden(TODAY)))
                .when(makeReferral())
                .expectEvents(referralMade());
    }

    @Test
    void refusesReferralToProviderThatIsNotActive() {
        var elsewhere = ProviderId.of("01985b2a-7c00-7000-8000-00000000a002");
        var command = new MakeReferral(
                CASE, REFERRAL, elsewhere, Service.Medical, ReferralReason.Other, null, TODAY.plusDays(7), null);
        var consentToBoth = new GrantConsent(
                        CASE,
                        CONSENT,
                        consented().purpose(),
                        List.of(PROVIDER, elsewhere),
                        consented().explained(),
                        null,
                        consented().mode(),
                        consented().givenBy(),
                        null,
                        null)
                .granted();
        refused(fixture().given(identified(), consentToBoth).when(command), Refusal.PROVIDER_INACTIVE, "/providerId");
    }

    @Test
    void refusesSecondReferralOfTheSameId() {
        refused(
                fixture().given(identified(), consented(), referralMade()).when(makeReferral()),
                Refusal.ID_TAKEN,
                "/referralId");
    }

    @Test
    void acceptsReferral() {
        fixture()
                .given(identified(), consented(), referralMade())
                .when(new AcceptReferral(CASE, REFERRAL, null, null))
                .expectEvents(referralAccepted());
    }

    @Test
    void rejectsReferral() {
        var reject = reject();
        fixture().given(identified(), referralMade()).when(reject).expectEvents(reject.rejected());
    }

    @Test
    void revokesReferralBeforeItIsAnswered() {
        var revoke = revoke();
        fixture().given(identified(), referralMade()).when(revoke).expectEvents(revoke.revoked());
    }

    @Test
    void revokesReferralAfterItWasAccepted() {
        var revoke = revoke();
        fixture()
                .given(identified(), referralMade(), referralAccepted())
                .when(revoke)
                .expectEvents(revoke.revoked());
    }

    @Test
    void completesAcceptedReferral() {
        fixture()
                .given(identified(), referralMade(), referralAccepted())
                .when(complete())
                .expectEvents(referralCompleted());
    }

    @Test
    void refusesToCompleteReferralThatWasNotAccepted() {
        refused(
                fixture().given(identified(), referralMade()).when(complete()),
                Refusal.REFERRAL_NOT_ACCEPTED,
                "/referralId");
    }

    @Test
    void refusesToAnswerReferralTwice() {
        refused(
                fixture()
                        .given(identified(), referralMade(), referralAccepted())
                        .when(reject()),
                Refusal.REFERRAL_NOT_OPEN);
        refused(
                fixture()
                        .given(identified(), referralMade(), referralAccepted())
                        .when(new AcceptReferral(CASE, REFERRAL, null, null)),
                Refusal.REFERRAL_NOT_OPEN);
    }

    @ParameterizedTest
    @MethodSource("commandsOnAReferral")
    void refusesCommandOnUnknownReferral(ReferralsCommand command) {
        refused(fixture().given(identified()).when(command), Refusal.REFERRAL_UNKNOWN, "/referralId");
    }

    @ParameterizedTest
    @MethodSource("commandsOnAReferral")
    void refusesCommandOnReferralThatLapsed(ReferralsCommand command) {
        refused(
                fixture()
                        .given(identified(), referralMade(TODAY.minusDays(1)), lapsed())
                        .when(command),
                Refusal.REFERRAL_NOT_OPEN,
                "/referralId");
    }

    @ParameterizedTest
    @MethodSource("commandsOnAReferral")
    void refusesCommandOnReferralThatEnded(ReferralsCommand command) {
        for (CaseEvent end : List.<CaseEvent>of(reject().rejected(), revoke().revoked(), referralCompleted())) {
            refused(
                    fixture().given(identified(), referralMade(), end).when(command),
                    Refusal.REFERRAL_NOT_OPEN,
                    "/referralId");
        }
    }

    static Stream<ReferralsCommand> commandsOnAReferral() {
        return Stream.of(new AcceptReferral(CASE, REFERRAL, null, null), reject(), revoke(), complete());
    }

    @Test
    void lapsesReferralWithoutAnswerOnceItsDayIsOver() {
        fixture()
                .given(identified(), referralMade(TODAY.minusDays(1)))
                .when(lapse())
                .expectEvents(lapsed());
    }

    @Test
    void keepsReferralOpenUntilItsDayIsOver() {
        fixture()
                .given(identified(), referralMade(TODAY))
                .when(lapse())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void letsAnsweredEndedOrUnknownReferralsBe() {
        var overdue = referralMade(TODAY.minusDays(1));
        for (CaseEvent after :
                List.<CaseEvent>of(referralAccepted(), reject().rejected(), revoke().revoked(), lapsed())) {
            fixture()
                    .given(identified(), overdue, after)
                    .when(lapse())
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
        fixture()
                .given(identified())
                .when(lapse())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static RejectReferral reject() {
        return new RejectReferral(CASE, REFERRAL, ReferralRejectionReason.NoCapacity, null, null);
    }

    private static RevokeReferral revoke() {
        return new RevokeReferral(CASE, REFERRAL, ReferralRevocationReason.NeedMetOtherwise, null, null);
    }

    private static CompleteReferral complete() {
        return new CompleteReferral(CASE, REFERRAL, ReferralOutcome.ServiceDelivered, null, null);
    }

    private static LapseReferral lapse() {
        return new LapseReferral(CASE, REFERRAL);
    }

    private static CaseEvent lapsed() {
        return lapse().lapsed(TODAY.minusDays(1));
    }
}
