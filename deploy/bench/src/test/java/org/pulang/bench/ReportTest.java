package org.pulang.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @Test
    void comparesOursWithTheBaseline() {
        assertThat(Goal.atLeast(0.8).met(80, 100.0)).isTrue();
        assertThat(Goal.atLeast(0.8).met(79, 100.0)).isFalse();
        assertThat(Goal.atMost(1.5).met(15, 10.0)).isTrue();
        assertThat(Goal.atMost(1.5).met(16, 10.0)).isFalse();
        assertThat(Goal.timesLower(20).met(5, 100.0)).isTrue();
        assertThat(Goal.timesLower(20).met(6, 100.0)).isFalse();
        assertThat(Goal.limit(50).met(50, null)).isTrue();
        assertThat(Goal.limit(50).met(51, null)).isFalse();
    }

    @Test
    void takesTheMedianOfTheRounds() {
        assertThat(Series.of(3, 1, 2).median()).isEqualTo(2);
        assertThat(Series.of(4, 1, 2, 3).median()).isEqualTo(2.5);
        assertThat(Series.of(3, 1, 2).min()).isEqualTo(1);
        assertThat(Series.of(3, 1, 2).max()).isEqualTo(3);
    }

    @Test
    void warmsUpAndThenTakesTurns() throws Exception {
        var order = new StringBuilder();
        var results = new Turns<String, Integer>("order")
                .add("a", 2, number -> note(order, "a", number))
                .add("b", 1, number -> note(order, "b", number))
                .run();
        assertThat(order.toString()).isEqualTo("a-1 b-1 b0 a0 a1 b1 a2 ");
        assertThat(results.rounds()).isEqualTo(Map.of("a", List.of(1, 2), "b", List.of(1)));
    }

    private static int note(StringBuilder order, String candidate, int number) {
        order.append(candidate).append(number).append(' ');
        return number;
    }

    @Test
    void reportsMissesAsPlainlyAsHits(@TempDir Path folder) throws Exception {
        var report = new Report(Map.of("cores", "2"), Map.of("fsync", "on"), Map.of("commit", "abc"));
        report.add(row("G10", 90, Goal.atLeast(0.8)));
        report.add(row("G2", 10, Goal.atLeast(0.8)));
        report.add(row("G2", 10, null));
        report.write(folder, "result");
        assertThat(Files.readString(folder.resolve("result.md")))
                .containsSubsequence(
                        "| G2 | appends | events/s | ours: 10.0 | theirs: 100 | 0.10 | ≥ 0.80 × | **missed** |",
                        "| G10 | appends | events/s | ours: 90.0 | theirs: 100 | 0.90 | ≥ 0.80 × | met |",
                        "## Beside them",
                        "| G2 | appends | events/s | ours: 10.0 | theirs: 100 | 0.10 |  |  |");
        assertThat(Files.readAllLines(folder.resolve("result.csv"))).hasSize(4);
        assertThat(folder.resolve("result.json")).isNotEmptyFile();
    }

    private static Row row(String number, double ours, @Nullable Goal goal) {
        return new Row(number, "appends", "events/s", "ours", Series.of(ours), "theirs", Series.of(100), goal);
    }
}
