package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulang.runner.demo.DemoStaff;

/** The real CTDC rows are taken over, with a break and again and again, and the figures are those of the file. */
class ImportE2E {

    private static final int GENDER = 1;
    private static final int CITIZENSHIP = 3;
    private static final int FORCED_LABOUR = 4;
    private static final int COUNTRY = 6;

    @TempDir
    private Path directory;

    @Test
    void threeRunsOneOfThemKilledGiveTheFiguresOfTheFile() throws Exception {
        var file = file();
        var rows = rows(file);
        try (var pulang = Pulang.start(0)) {
            var first = run(pulang, file, "first");
            await().atMost(Duration.ofMinutes(5)).until(() -> cases(pulang) > 200);
            first.destroyForcibly().waitFor();
            assertThat(cases(pulang)).isLessThan(rows.size());

            assertThat(finished(run(pulang, file, "second")))
                    .as(output("second"))
                    .isZero();
            await().atMost(Duration.ofMinutes(5)).until(() -> cases(pulang) >= rows.size());
            theFiguresAreThoseOf(rows, pulang);

            assertThat(finished(run(pulang, file, "third"))).as(output("third")).isZero();
            assertThat(output("third")).contains("3503 cases are there, 0 rows have errors.");
            theFiguresAreThoseOf(rows, pulang);
        }
    }

    private void theFiguresAreThoseOf(List<String[]> rows, Pulang pulang) {
        var behind = pulang.commands()
                .as(DemoStaff.Supervisor.id())
                .post("/api/providers/register-provider", """
                        {"name": "Contoh", "type": "NGO", "services": ["Medical"]}""")
                .position();
        var all = figures(pulang, "", behind);
        assertThat(all.json().at("/counts/cases").asLong())
                .isEqualTo(rows.size())
                .isEqualTo(3503);
        assertThat(counts(all, "byProvenance")).isEqualTo(Map.of("Ctdc", 3503L));
        assertThat(counts(all, "byGender"))
                .isEqualTo(Map.of("Feminine", count(rows, GENDER, "Female"), "Masculine", count(rows, GENDER, "Male")))
                .isEqualTo(Map.of("Feminine", 1820L, "Masculine", 1683L));
        assertThat(counts(all, "byCitizenship"))
                .isEqualTo(tally(rows, CITIZENSHIP, row -> true))
                .isEqualTo(Map.of("ID", 1971L, "MM", 1224L, "KH", 253L, "TH", 55L));
        assertThat(counts(all, "byExploitationType")).containsEntry("ForcedLabour", count(rows, FORCED_LABOUR, "1.0"));
        assertThat(counts(all, "byStatus").values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(3503);

        var indonesians = counts(figures(pulang, "?citizenship=ID", behind), "byDestination");
        assertThat(known(indonesians)).isEqualTo(known(tally(rows, COUNTRY, row -> row[CITIZENSHIP].equals("ID"))));
        assertThat(indonesians)
                .containsEntry("MY", 553L)
                .containsEntry("AE", 326L)
                .containsEntry("ID", 245L)
                .containsEntry("SA", 183L)
                .containsEntry("QA", 152L);
        theDashboardShows(counts(all, "byGender"), "byGender", pulang);
        theDashboardShows(counts(all, "byCitizenship"), "byCitizenship", pulang);
    }

    private static void theDashboardShows(Map<String, Long> counts, String figure, Pulang pulang) {
        var page = Jsoup.parse(pulang.browser(DemoStaff.Analyst)
                .get(pulang.queries().url() + "/?lang=en")
                .body());
        counts.forEach((code, count) -> {
            var row = page.selectXpath("//*[@id='%s']//tr[@data-code='%s']/td[1]".formatted(figure, code));
            assertThat(row.text().replaceAll("\\D", ""))
                    .as("%s %s", figure, code)
                    .isEqualTo(String.valueOf(count));
        });
    }

    private static long cases(Pulang pulang) {
        return pulang.queries()
                .as(DemoStaff.Analyst.id())
                .get("/api/indicators")
                .json()
                .at("/counts/cases")
                .asLong();
    }

    private static Answer figures(Pulang pulang, String filter, long position) {
        var answer = pulang.queries()
                .as(DemoStaff.Analyst.id())
                .get("/api/indicators" + filter, "Pulang-Min-Position", String.valueOf(position), "Prefer", "wait=20");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static Map<String, Long> counts(Answer answer, String figure) {
        var counts = new TreeMap<String, Long>();
        answer.json()
                .at("/counts/" + figure)
                .properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asLong()));
        return counts;
    }

    /** Without those of whom the file does not tell. */
    private static Map<String, Long> known(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(entry ->
                        entry.getKey().matches("[A-Z]{2}") && !entry.getKey().equals("ZZ"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, Long> tally(List<String[]> rows, int column, Predicate<String[]> which) {
        return rows.stream().filter(which).collect(Collectors.groupingBy(row -> row[column], Collectors.counting()));
    }

    private static long count(List<String[]> rows, int column, String value) {
        return rows.stream().filter(row -> row[column].equals(value)).count();
    }

    private Process run(Pulang pulang, Path file, String name) {
        return pulang.run(directory.resolve(name), "import-ctdc", file.toString());
    }

    private static int finished(Process run) throws InterruptedException {
        assertThat(run.waitFor(10, TimeUnit.MINUTES)).isTrue();
        return run.exitValue();
    }

    private String output(String name) {
        return Pulang.text(directory.resolve(name));
    }

    /** Read without the importer, whose result is compared with it. */
    private static List<String[]> rows(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.skip(1).map(line -> line.split(",", -1)).toList();
        }
    }

    private static Path file() {
        for (var directory = Path.of("").toAbsolutePath(); directory != null; directory = directory.getParent()) {
            var file = directory.resolve("shared/data/ctdc_indonesia.csv");
            if (Files.exists(file)) {
                return file;
            }
        }
        assumeTrue(false, "shared/data/ctdc_indonesia.csv lies in no directory above.");
        throw new AssertionError();
    }
}
