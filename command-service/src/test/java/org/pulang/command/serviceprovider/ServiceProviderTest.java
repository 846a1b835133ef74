package org.pulang.command.serviceprovider;

import static org.axonframework.test.matchers.Matchers.matches;

import java.util.List;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.command.access.Actor;
import org.pulang.command.access.CommandGuard;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.ProviderRegistered;
import org.pulang.event.ProviderResumed;
import org.pulang.event.ProviderSuspended;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.OrganisationType;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ProviderSuspensionReason;
import org.pulang.vocabulary.Role;
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

    private static SuspendProvider suspend() {
        return new SuspendProvider(PROVIDER, ProviderSuspensionReason.NoCapacity);
    }

    private static AggregateTestFixture<ServiceProvider> fixture() {
        var fixture = new AggregateTestFixture<>(ServiceProvider.class);
        fixture.registerInjectableResource(new CommandGuard(CaseAccessPolicy.builtIn()));
        fixture.registerCommandDispatchInterceptor(commands -> (index, command) ->
                command.getMetaData().isEmpty() ? command.andMetaData(actor(Role.Supervisor)) : command);
        return fixture;
    }

    private static MetaData actor(Role role) {
        return new Actor(new StaffId("somebody"), new OrganisationId("dinsos-indramayu"), role).metadata();
    }

    private static void refused(ResultValidator<ServiceProvider> result, Refusal refusal) {
        result.expectException(CommandRefused.class)
                .expectException(matches(exception -> ((CommandRefused) exception).refusal() == refusal))
                .expectNoEvents();
    }
}
