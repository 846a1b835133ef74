package org.pulang.command.serviceprovider;

import static org.axonframework.test.matchers.Matchers.matches;

import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.ProviderRegistered;
import org.pulang.event.ProviderResumed;
import org.pulang.event.ProviderSuspended;
import org.pulang.vocabulary.OrganisationType;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ProviderSuspensionReason;
import org.pulang.vocabulary.Service;

class ServiceProviderTest {

    private static final ProviderId PROVIDER = ProviderId.of("01985b2a-7c00-7000-8000-00000000a001");
    private static final RegisterProvider REGISTER = new RegisterProvider(
            PROVIDER, "Pusat Konseling Contoh", OrganisationType.NGO, List.of(Service.Psychological), null);
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

    private static SuspendProvider suspend() {
        return new SuspendProvider(PROVIDER, ProviderSuspensionReason.NoCapacity);
    }

    private static AggregateTestFixture<ServiceProvider> fixture() {
        return new AggregateTestFixture<>(ServiceProvider.class);
    }

    private static void refused(ResultValidator<ServiceProvider> result, Refusal refusal) {
        result.expectException(CommandRefused.class)
                .expectException(matches(exception -> ((CommandRefused) exception).refusal() == refusal))
                .expectNoEvents();
    }
}
