package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the runner prints at the end is true. */
class WelcomeE2E {

    private final Pulang pulang = Pulang.shared();

    @Test
    void theThreeLinesWorkAsPrinted() throws Exception {
        assumeTrue(run("command -v curl") == 0, "There is no curl here.");
        var lines =
                pulang.output().lines().filter(line -> line.startsWith("curl ")).toList();

        assertThat(lines).hasSize(3);
        for (var line : lines) {
            var shell = new ProcessBuilder("sh", "-c", line)
                    .redirectErrorStream(true)
                    .start();
            var answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(shell.waitFor()).as(answer).isZero();
            assertThat(answer).contains("\"position\":");
        }
    }

    @Test
    void everyAddressAnswers() {
        var addresses = pulang.output()
                .lines()
                .filter(line -> line.matches(" +[A-Z].* +http://\\S+"))
                .map(line -> line.substring(line.indexOf("http://")))
                .toList();

        assertThat(addresses)
                .hasSize(4)
                .allSatisfy(address -> assertThat(new Http(address).get("").status())
                        .as(address)
                        .isEqualTo(200));
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
