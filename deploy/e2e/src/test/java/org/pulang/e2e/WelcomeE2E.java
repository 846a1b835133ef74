package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.pulang.runner.demo.DemoStaff;

/** What the runner prints at the end is true. */
class WelcomeE2E {

    private final Pulang pulang = Pulang.shared();

    @Test
    void theLinesWorkAsPrinted() throws Exception {
        assumeTrue(run("command -v curl") == 0, "There is no curl here.");
        var lines = pulang.output()
                .lines()
                .filter(line -> line.startsWith("TOKEN=") || line.startsWith("curl "))
                .toList();
        assertThat(lines).hasSize(4);

        var shell = new ProcessBuilder("sh", "-c", String.join("\n", lines))
                .redirectErrorStream(true)
                .start();
        var answers = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).as(answers).isZero();
        assertThat(answers.split("\"position\":", -1)).as(answers).hasSize(4);
    }

    @Test
    void everyAddressAnswersTheOneWhoSignedIn() {
        var addresses = pulang.output()
                .lines()
                .filter(line -> line.matches(" +[A-Z].* +http://\\S+"))
                .map(line -> line.substring(line.indexOf("http://")))
                .toList();
        assertThat(addresses).hasSize(4);

        var browser = new Browser();
        browser.signIn(addresses.get(0), "caseworker-demo", pulang.demoPassword());
        assertThat(addresses.subList(0, 2))
                .allSatisfy(page ->
                        assertThat(browser.get(page).statusCode()).as(page).isEqualTo(200));
        assertThat(addresses.subList(2, 4))
                .allSatisfy(api ->
                        assertThat(pulang.queries().at(api).status()).as(api).isEqualTo(200));
    }

    @Test
    void everybodyNamedCanGetAToken() {
        for (var member : DemoStaff.values()) {
            assertThat(pulang.output()).contains(member.id());
            assertThat(pulang.queries()
                            .as(member.id())
                            .get("/api/operator/projections")
                            .status())
                    .as(member.id())
                    .isNotEqualTo(401);
        }
    }

    @Test
    void simulatedCasesAreThere() {
        assertThat(pulang.output())
                .contains("12 simulated cases (seed 2007) are there.")
                .doesNotContain("refused");
    }

    private static int run(String command) throws Exception {
        return new ProcessBuilder("sh", "-c", command).start().waitFor();
    }
}
