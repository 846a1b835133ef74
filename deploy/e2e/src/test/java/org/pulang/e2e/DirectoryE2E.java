package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.runner.demo.DemoStaff;
import tools.jackson.databind.JsonNode;

/** The directory of the demo, over both services. */
class DirectoryE2E {

    private static final Duration PROMPT = Duration.ofMinutes(1);

    private final Pulang pulang = Pulang.shared();

    @ParameterizedTest
    @ValueSource(strings = {"Men", "Women"})
    void findsAHomeForAManAsForAWoman(String group) {
        var question = "area=32.12&service=Housing&serves=" + group;
        await().atMost(PROMPT).until(() -> names(providers(question)).contains("Rumah Aman Simulasi"));
        var found = providers(question);
        assertThat(found.valueStream()
                        .flatMap(provider -> provider.path("offers").valueStream()))
                .isNotEmpty()
                .allSatisfy(
                        offer -> assertThat(offer.path("serves").valueStream().map(JsonNode::asString))
                                .contains(group));
    }

    @Test
    void namesTheOneThatIsToBeVerifiedAndTellsItsHistory() {
        await().atMost(PROMPT)
                .untilAsserted(
                        () -> assertThat(names(providers("verification=Due"))).contains("Yayasan Simulasi"));
        assertThat(names(providers("verification=Verified")))
                .contains("Rumah Aman Simulasi")
                .doesNotContain("Yayasan Simulasi");
        var id = providers("verification=Due&text=Yayasan Simulasi".replace(" ", "%20"))
                .path(0)
                .path("providerId")
                .asString();
        var whole = pulang.queries()
                .as(DemoStaff.Supervisor.id())
                .get("/api/providers/" + id)
                .json();
        assertThat(whole.path("history")
                        .valueStream()
                        .map(event -> event.path("type").asString()))
                .startsWith("ProviderRegistered", "ServiceOffered")
                .endsWith("ProviderVerified", "ProviderVerificationDue");
    }

    private JsonNode providers(String query) {
        var answer = pulang.queries().as(DemoStaff.Supervisor.id()).get("/api/providers?" + query);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().path("items");
    }

    private static List<String> names(JsonNode providers) {
        return providers
                .valueStream()
                .map(provider -> provider.path("name").asString())
                .toList();
    }
}
