package org.pulang.command.serviceprovider;

import static org.axonframework.test.matchers.Matchers.matches;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.command.access.Actor;
import org.pulang.command.access.CommandGuard;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.OfferWithdrawn;
import org.pulang.event.ProviderRegistered;
import org.pulang.event.ProviderResumed;
import org.pulang.event.ProviderSuspended;
import org.pulang.event.ProviderVerificationDue;
import org.pulang.event.ProviderVerified;
import org.pulang.event.ServiceOffered;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.LanguageCode;
import org.pulang.vocabulary.OfferCondition;
import org.pulang.vocabulary.OfferCost;
import org.pulang.vocabulary.OfferId;
import org.pulang.vocabulary.OfferWithdrawalReason;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.OrganisationType;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ProviderSuspensionReason;
import org.pulang.vocabulary.ProviderVerificationMode;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.ServedGroup;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.StaffId;

class ServiceProviderTest {

    private static final ProviderId PROVIDER = ProviderId.of("01985b2a-7c00-7000-8000-00000000a001");
    private static final RegisterProvider REGISTER = new RegisterProvider(
            PROVIDER, "Pusat Konseling Contoh", OrganisationType.NGO, List.of(Service.Psychological), null, null);
    private static final ProviderRegistered REGISTERED = REGISTER.registered();
    private static final ProviderSuspended SUSPENDED =
            new ProviderSuspended(PROVIDER, ProviderSuspensionReason.NoCapacity);
    private static final ProviderResumed RESUMED = new ProviderResumed(PROVIDER);
    private static final OfferId OFFER = new OfferId(UUID.fromString("01985b2a-7c00-7000-8000-00000000af01"));
    private static final OfferService OFFER_SERVICE = new OfferService(
            PROVIDER,
            OFFER,
            Service.Psychological,
            List.of(new AreaCode("32"), new AreaCode("32")),
            List.of(OfferCondition.Appointment, OfferCondition.Appointment),
            OfferCost.Free,
            null,
            List.of(ServedGroup.Men, ServedGroup.Women, ServedGroup.Men));
    private static final ServiceOffered OFFERED = OFFER_SERVICE.offered();
    private static final OfferWithdrawn WITHDRAWN =
            new OfferWithdrawn(PROVIDER, OFFER, OfferWithdrawalReason.NoCapacity);
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final Instant NOW = Instant.parse("2026-03-10T03:00:00Z");
    private static final StaffId ACTOR = new StaffId("somebody");
    private static final MarkProviderVerificationDue MARK = new MarkProviderVerificationDue(PROVIDER);

    @Test
    void registersProvider() {
        fixture().givenNoPriorActivity().when(REGISTER).expectEvents(REGISTERED);
    }

    @Test
    void refusesToRegisterKnownProviderAgain() {
        refused(fixture().given(REGISTERED).when(REGISTER), Refusal.PROVIDER_EXISTS);
        refused(fixture().given(REGISTERED, SUSPENDED).when(REGISTER), Refusal.PROVIDER_EXISTS);
    }

    @Test
    void suspendsProvider() {
        fixture().given(REGISTERED).when(suspend()).expectEvents(SUSPENDED);
    }

    @Test
    void suspendsProviderAgainAfterItWasResumed() {
        fixture().given(REGISTERED, SUSPENDED, RESUMED).when(suspend()).expectEvents(SUSPENDED);
    }

    @Test
    void refusesToSuspendSuspendedProvider() {
        refused(fixture().given(REGISTERED, SUSPENDED).when(suspend()), Refusal.PROVIDER_SUSPENDED);
    }

    @Test
    void resumesSuspendedProvider() {
        fixture()
                .given(REGISTERED, SUSPENDED)
                .when(new ResumeProvider(PROVIDER))
                .expectEvents(RESUMED);
    }

    @Test
    void refusesToResumeProviderThatIsNotSuspended() {
        refused(fixture().given(REGISTERED).when(new ResumeProvider(PROVIDER)), Refusal.PROVIDER_NOT_SUSPENDED);
    }

    @ParameterizedTest
    @EnumSource
    void isKeptBySupervisorsAndAdministrators(Role role) {
        var result = fixture().given(REGISTERED).when(suspend(), actor(role));
        if (role == Role.Supervisor || role == Role.Admin) {
            result.expectEvents(SUSPENDED);
        } else {
            refused(result, Refusal.ROLE_REQUIRED);
        }
    }

    @Test
    void offersAServiceToMenAndWomenAlikeEachToldOnce() {
        fixture()
                .given(REGISTERED)
                .when(OFFER_SERVICE)
                .expectEvents(new ServiceOffered(
                        PROVIDER,
                        OFFER,
                        Service.Psychological,
                        List.of(new AreaCode("32")),
                        List.of(OfferCondition.Appointment),
                        OfferCost.Free,
                        List.of(),
                        List.of(ServedGroup.Men, ServedGroup.Women)));
    }

    @Test
    void offersWhatItWasNotRegisteredWithAndTheSameServiceOnOtherTerms() {
        var toMen = offer(2, ServedGroup.Men);
        var toWomen = offer(3, ServedGroup.Women);
        fixture().given(REGISTERED).when(toMen).expectEvents(toMen.offered());
        fixture().given(REGISTERED, toMen.offered()).when(toWomen).expectEvents(toWomen.offered());
    }

    @Test
    void offersAndWithdrawsWhileItIsSuspended() {
        fixture().given(REGISTERED, SUSPENDED).when(OFFER_SERVICE).expectEvents(OFFERED);
        fixture().given(REGISTERED, OFFERED, SUSPENDED).when(withdraw()).expectEvents(WITHDRAWN);
    }

    @Test
    void refusesAnOfferOfAnIdThatItHasAlsoWhereThatWasWithdrawn() {
        refused(fixture().given(REGISTERED, OFFERED).when(OFFER_SERVICE), Refusal.OFFER_EXISTS);
        refused(fixture().given(REGISTERED, OFFERED, WITHDRAWN).when(OFFER_SERVICE), Refusal.OFFER_EXISTS);
    }

    @Test
    void withdrawsAnOfferOnce() {
        fixture().given(REGISTERED, OFFERED).when(withdraw()).expectEvents(WITHDRAWN);
        refused(fixture().given(REGISTERED, OFFERED, WITHDRAWN).when(withdraw()), Refusal.OFFER_WITHDRAWN);
    }

    @Test
    void refusesToWithdrawAnOfferThatWasNeverMade() {
        refused(
                fixture().given(REGISTERED, offer(2, ServedGroup.Men).offered()).when(withdraw()),
                Refusal.OFFER_UNKNOWN);
    }

    @Test
    void isVerifiedForSixtyDaysByWhoeverEntersItUnlessAnotherIsNamed() {
        fixture()
                .given(REGISTERED)
                .when(verify(null, null))
                .expectEvents(new ProviderVerified(
                        PROVIDER, ProviderVerificationMode.Call, ACTOR, LocalDate.parse("2026-05-09"), JAKARTA, null));
        fixture()
                .given(REGISTERED)
                .when(verify("worker-9", "2026-03-01"))
                .expectEvents(verified("worker-9", "2026-03-01", "2026-04-30"));
    }

    @ParameterizedTest
    @CsvSource({
        // A month told alone counts from its first day, a moment from the day it was where the provider is.
        "2026-02, 2026-04-02",
        "2026-03-09T23:30:00Z, 2026-05-09",
        "2026-03-09T16:59:59Z, 2026-05-08"
    })
    void countsSixtyDaysFromTheFirstDayThatIsTold(String occurredAt, LocalDate holdsUntil) {
        fixture()
                .given(REGISTERED)
                .when(verify("worker-9", occurredAt))
                .expectEvents(verified("worker-9", occurredAt, holdsUntil.toString()));
    }

    @Test
    void isNotVerifiedByItsOwnPeople() {
        var own = new RegisterProvider(
                PROVIDER,
                "Dinas Sosial Contoh",
                OrganisationType.LocalGovernmentOrganisation,
                List.of(Service.Psychological),
                null,
                new OrganisationId("dinsos-indramayu"));
        refused(fixture().given(own.registered()).when(verify("worker-9", null)), Refusal.OWN_PROVIDER);
    }

    @Test
    void isVerifiedWhileItIsSuspended() {
        fixture()
                .given(REGISTERED, SUSPENDED)
                .when(verify("worker-9", "2026-03-01"))
                .expectEvents(verified("worker-9", "2026-03-01", "2026-04-30"));
    }

    @ParameterizedTest
    @CsvSource({
        "32.12, Asia/Jakarta, 2026-05-09T17:00:00Z",
        "53.01, Asia/Makassar, 2026-05-09T16:00:00Z",
        "91.71, Asia/Jayapura, 2026-05-09T15:00:00Z",
        ", Asia/Jakarta, 2026-05-09T17:00:00Z"
    })
    void isDueWhenItsLastDayHasEndedWhereItIsAndNotAMomentBefore(String area, ZoneId zone, Instant end) {
        var register = new RegisterProvider(
                PROVIDER,
                "Pusat Konseling Contoh",
                OrganisationType.NGO,
                List.of(Service.Psychological),
                area == null ? null : new AreaCode(area),
                null);
        var verified = new ProviderVerified(
                PROVIDER, ProviderVerificationMode.Call, ACTOR, LocalDate.parse("2026-05-09"), zone, null);
        fixture(NOW).given(register.registered()).when(verify(null, null)).expectEvents(verified);
        fixture(end.minusMillis(1))
                .given(register.registered(), verified)
                .when(MARK, actor(Role.System))
                .expectNoEvents();
        fixture(end)
                .given(register.registered(), verified)
                .when(MARK, actor(Role.System))
                .expectEvents(new ProviderVerificationDue(PROVIDER, LocalDate.parse("2026-05-09")));
    }

    @Test
    void isDueOnceForEachVerification() {
        var first = verified("worker-9", "2026-03-01", "2026-04-30");
        var due = new ProviderVerificationDue(PROVIDER, LocalDate.parse("2026-04-30"));
        var second = verified("worker-9", "2026-05-02", "2026-07-01");
        var later = Instant.parse("2026-07-02T00:00:00Z");
        fixture(later)
                .given(REGISTERED, first, due)
                .when(MARK, actor(Role.System))
                .expectNoEvents();
        fixture(later)
                .given(REGISTERED, first, due, second)
                .when(MARK, actor(Role.System))
                .expectEvents(new ProviderVerificationDue(PROVIDER, LocalDate.parse("2026-07-01")));
    }

    @Test
    void isNotDueWhereItWasVerifiedSince() {
        fixture(Instant.parse("2026-05-20T00:00:00Z"))
                .given(
                        REGISTERED,
                        verified("worker-9", "2026-03-01", "2026-04-30"),
                        verified("worker-9", "2026-04-20", "2026-06-19"))
                .when(MARK, actor(Role.System))
                .expectNoEvents();
    }

    @Test
    void isNotMovedBackByAVerificationThatIsEnteredLate() {
        fixture(Instant.parse("2026-05-20T00:00:00Z"))
                .given(
                        REGISTERED,
                        verified("worker-9", "2026-04-20", "2026-06-19"),
                        verified("worker-9", "2026-03-01", "2026-04-30"))
                .when(MARK, actor(Role.System))
                .expectNoEvents();
    }

    @Test
    void isNotDueWhereNobodyHasEverVerifiedIt() {
        fixture().given(REGISTERED).when(MARK, actor(Role.System)).expectNoEvents();
    }

    @Test
    void isNotDueWhileItIsSuspendedAndIsOnceItIsResumed() {
        var verified = verified("worker-9", "2026-03-01", "2026-04-30");
        var later = Instant.parse("2026-07-02T00:00:00Z");
        fixture(later)
                .given(REGISTERED, verified, SUSPENDED)
                .when(MARK, actor(Role.System))
                .expectNoEvents();
        fixture(later)
                .given(REGISTERED, verified, SUSPENDED, RESUMED)
                .when(MARK, actor(Role.System))
                .expectEvents(new ProviderVerificationDue(PROVIDER, LocalDate.parse("2026-04-30")));
    }

    @ParameterizedTest
    @EnumSource
    void isMarkedByTheClockAlone(Role role) {
        var result = fixture(Instant.parse("2026-07-02T00:00:00Z"))
                .given(REGISTERED, verified("worker-9", "2026-03-01", "2026-04-30"))
                .when(MARK, actor(role));
        if (role == Role.System) {
            result.expectEvents(new ProviderVerificationDue(PROVIDER, LocalDate.parse("2026-04-30")));
        } else {
            refused(result, Refusal.ROLE_REQUIRED);
        }
    }

    private static OfferService offer(int number, ServedGroup serves) {
        return new OfferService(
                PROVIDER,
                new OfferId(new UUID(7, number)),
                Service.Housing,
                List.of(),
                null,
                OfferCost.Contribution,
                List.of(new LanguageCode("su")),
                List.of(serves));
    }

    private static WithdrawOffer withdraw() {
        return new WithdrawOffer(PROVIDER, OFFER, OfferWithdrawalReason.NoCapacity);
    }

    private static VerifyProvider verify(@Nullable String by, @Nullable String occurredAt) {
        return new VerifyProvider(
                PROVIDER,
                ProviderVerificationMode.Call,
                by == null ? null : new StaffId(by),
                occurredAt == null ? null : new PartialDate(occurredAt));
    }

    private static ProviderVerified verified(String by, String occurredAt, String holdsUntil) {
        return new ProviderVerified(
                PROVIDER,
                ProviderVerificationMode.Call,
                new StaffId(by),
                LocalDate.parse(holdsUntil),
                JAKARTA,
                new PartialDate(occurredAt));
    }

    private static SuspendProvider suspend() {
        return new SuspendProvider(PROVIDER, ProviderSuspensionReason.NoCapacity);
    }

    private static AggregateTestFixture<ServiceProvider> fixture() {
        return fixture(NOW);
    }

    private static AggregateTestFixture<ServiceProvider> fixture(Instant now) {
        var fixture = new AggregateTestFixture<>(ServiceProvider.class);
        fixture.registerInjectableResource(new CommandGuard(CaseAccessPolicy.builtIn()));
        fixture.registerInjectableResource(Clock.fixed(now, ZoneOffset.UTC));
        fixture.registerCommandDispatchInterceptor(commands -> (index, command) ->
                command.getMetaData().isEmpty() ? command.andMetaData(actor(Role.Supervisor)) : command);
        return fixture;
    }

    private static MetaData actor(Role role) {
        return new Actor(ACTOR, new OrganisationId("dinsos-indramayu"), role).metadata();
    }

    private static void refused(ResultValidator<ServiceProvider> result, Refusal refusal) {
        result.expectException(CommandRefused.class)
                .expectException(matches(exception -> ((CommandRefused) exception).refusal() == refusal))
                .expectNoEvents();
    }
}
