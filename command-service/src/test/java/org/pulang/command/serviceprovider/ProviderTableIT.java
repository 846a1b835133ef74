package org.pulang.command.serviceprovider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pulang.command.PostgresForTests;
import org.pulang.command.RunningService;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.ProviderId;

/** The directory follows the providers' events without delay. */
class ProviderTableIT {

    private static final ProviderId PROVIDER = ProviderId.of("01985b2a-7c00-7000-8000-00000000a001");
    private static final OrganisationId ORGANISATION = new OrganisationId("konseling-contoh");
    private static final String REGISTRATION = """
            {"name": "Pusat Konseling Contoh", "type": "NGO", "services": ["Psychological"], "area": "32.12",
             "organisation": "konseling-contoh"}
            """;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(PostgresForTests.freshDatabase());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void knowsWhichProvidersAreActiveOnceTheirEventIsCommitted() {
        var directory = service.bean(ProviderDirectory.class);
        assertThat(directory.active(PROVIDER)).isEmpty();

        assertThat(post("register-provider", REGISTRATION)).isEqualTo(201);
        assertThat(directory.active(PROVIDER)).contains(new ProviderDirectory.Active(ORGANISATION));

        assertThat(post("suspend-provider", "{\"reason\": \"NoCapacity\"}")).isEqualTo(200);
        assertThat(directory.active(PROVIDER)).isEmpty();
        assertThat(post("register-provider", REGISTRATION)).isEqualTo(409);
        assertThat(directory.active(PROVIDER)).isEmpty();

        assertThat(post("resume-provider", "{}")).isEqualTo(200);
        assertThat(directory.active(PROVIDER)).contains(new ProviderDirectory.Active(ORGANISATION));
    }

    @Test
    void recordsNothingWhereTheTableCannotBeWritten() {
        var other = ProviderId.of("01985b2a-7c00-7000-8000-00000000a002");
        service.jdbc()
                .sql("INSERT INTO eventstore.provider (provider_id, active) VALUES (?, false)")
                .param(other.value())
                .update();
        var before = service.events();
        assertThat(service.post(
                                "/api/providers/%s/register-provider".formatted(other),
                                REGISTRATION,
                                "Pulang-Role",
                                "Supervisor")
                        .status())
                .isGreaterThanOrEqualTo(400);
        assertThat(service.events()).isEqualTo(before);
    }

    private static int post(String command, String body) {
        return service.post("/api/providers/%s/%s".formatted(PROVIDER, command), body, "Pulang-Role", "Supervisor")
                .status();
    }
}
