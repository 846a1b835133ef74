package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulang.runner.demo.DemoStaff;
import tools.jackson.databind.JsonNode;

/** A simulated population in a running system: taken whole, labelled, and seen in every component. */
class SimulatedE2E {

    private static final int AT_START = 20;
    private static final int MORE = 6;

    @TempDir
    Path directory;

    @Test
    void isTakenWithoutRefusalAndReachesAllElevenComponents() throws Exception {
        try (var pulang = Pulang.start(AT_START)) {
            assertThat(pulang.output()).contains("20 simulated cases").doesNotContain("refused");

            assertThat(simulate(pulang, "first")).contains("6 simulated cases", ", 0 lines were refused.");
            // Once more: each of these lives is there already.
            assertThat(simulate(pulang, "again")).contains(", 0 lines were refused.");

            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() ->
                            assertThat(components(pulang).at("/cases").asInt()).isEqualTo(AT_START + MORE));
            var components = components(pulang);
            assertThat(components.at("/simulated").asInt()).isEqualTo(AT_START + MORE);
            assertThat(components.at("/indicators"))
                    .hasSize(11)
                    .allSatisfy(one -> assertThat(one.at("/numerator").asInt())
                            .as(one.at("/id").asString())
                            .isPositive());
            everyCaseOnTheWorklistIsLabelled(pulang);
        }
    }

    private String simulate(Pulang pulang, String name) throws InterruptedException {
        var output = directory.resolve(name);
        var run = pulang.run(
                output,
                "simulate",
                "--cases=" + MORE,
                "--years=3",
                "--seed=11",
                "--until=2026-11-01",
                "--command-url=" + pulang.commands().url(),
                "--issuer=" + pulang.issuer());
        assertThat(run.waitFor(10, TimeUnit.MINUTES)).isTrue();
        return Pulang.text(output);
    }

    private static JsonNode components(Pulang pulang) {
        return pulang.queries()
                .as(DemoStaff.Analyst.id())
                .get("/api/indicators/components")
                .json();
    }

    private static void everyCaseOnTheWorklistIsLabelled(Pulang pulang) {
        var page = Jsoup.parse(pulang.browser(DemoStaff.Caseworker)
                .get(pulang.queries().url() + "/worklist?view=All&lang=en")
                .body());
        var rows = page.select("tbody tr");
        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(row.select(".badge.notice").eachText()).contains("simulated"));
    }
}
