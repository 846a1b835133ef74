package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.instrument.Instruments;
import org.pulang.legalframe.LegalFrames;
import org.pulang.vocabulary.Service;

/** The pages that say which test proves what leave nothing out, and name tests that exist. */
class ProofPagesTest {

    private static final Path PAGES = Path.of("../docs");
    /** What the domain asks for, whatever the code has: below headings of the page its words and, behind a colon, our ids. */
    private static final Path DOMAIN = Path.of("src/test/resources/domain-rows.txt");

    private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final Pattern ID = Pattern.compile("`(\\w+)`");
    private static final Pattern TEST = Pattern.compile("@(Test|ParameterizedTest)\\b");
    private static final List<Path> TESTS = List.of(
            Path.of("src/test"),
            Path.of("../runner/src/test"),
            Path.of("../../shared-events/src/test"),
            Path.of("../../command-service/src/test"),
            Path.of("../../query-service/src/test"));

    @ParameterizedTest
    @ValueSource(strings = {"event-store-proof.md", "domain-proof.md"})
    void nameTestsThatExist(String page) throws IOException {
        var sources = sources();
        assertThat(NAMED.matcher(Files.readString(PAGES.resolve(page))).results())
                .hasSizeGreaterThan(50)
                .allSatisfy(name -> assertThat(isTest(sources.getOrDefault(name.group(1), ""), name.group(2)))
                        .as(name.group())
                        .isTrue());
    }

    /** Its annotations stand between it and the empty line behind what is before it. */
    private static boolean isTest(String source, String name) {
        int method = source.indexOf("void " + name + "(");
        return method >= 0
                && TEST.matcher(source.substring(source.lastIndexOf("\n\n", method) + 1, method))
                        .find();
    }

    static Stream<String> domain() throws IOException {
        return Stream.of(
                        titled("indicator\\.(\\w+)\\.title=.*"),
                        titled("recommendation\\.(\\w+).*"),
                        SliceIndexTest.commands().map(Class::getSimpleName),
                        Stream.of(Service.values()).map(Service::name),
                        LegalFrames.all().stream()
                                .map(entitlement -> entitlement.code().value()),
                        LegalFrames.all().stream()
                                .flatMap(entitlement -> entitlement.provisions().stream())
                                .map(provision -> provision.law().value()),
                        Instruments.builtIn().all().stream()
                                .map(instrument -> instrument.definition().id().toString()))
                .flatMap(rows -> rows);
    }

    /** What has words: each indicator and each recommendation, as a test of the query service sees to. */
    private static Stream<String> titled(String key) throws IOException {
        var words = Files.readString(Path.of("../../query-service/src/main/resources/query-messages_en.properties"));
        return Pattern.compile("^" + key + "$", Pattern.MULTILINE)
                .matcher(words)
                .results()
                .map(result -> result.group(1))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("domain")
    void proveEachRowOfTheDomain(String row) throws IOException {
        assertThat(Files.readAllLines(PAGES.resolve("domain-proof.md")))
                .filteredOn(line -> line.startsWith("| `" + row + "`"))
                .hasSize(1)
                .allSatisfy(line -> assertThat(NAMED.matcher(line).find()).isTrue());
    }

    /** Of the domain, in its words. */
    record Row(String heading, String words, List<String> ids) {}

    static Stream<Row> rowsOfTheDomain() throws IOException {
        var rows = new ArrayList<Row>();
        var heading = "";
        for (var line : Files.readAllLines(DOMAIN)) {
            int end = line.indexOf(':');
            if (end < 0) {
                heading = line.isEmpty() ? heading : line;
            } else {
                rows.add(new Row(
                        heading,
                        line.substring(0, end),
                        Stream.of(line.substring(end + 1).split(" ", -1))
                                .filter(id -> !id.isEmpty())
                                .toList()));
            }
        }
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("rowsOfTheDomain")
    void proveEachRowInTheWordsOfTheDomain(Row row) throws IOException {
        assertThat(row.ids()).as("in the code").isSubsetOf(domain().toList());
        assertThat(table(row.heading()))
                .filteredOn(line -> line.startsWith("| " + row.words() + " |"))
                .hasSize(1)
                .allSatisfy(line -> {
                    var cells = line.split("\\|", -1);
                    assertThat(ID.matcher(cells[2]).results().map(id -> id.group(1)))
                            .containsExactlyElementsOf(row.ids());
                    assertThat(NAMED.matcher(cells[3]).find()).isTrue();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "The nine challenges, 9",
        "The eleven components, 11",
        "The ten services of the package, 10",
        "The thirteen service standards, 13",
        "The eleven recommendations, 11",
        "Assistance status and outcomes, 16",
        "The topics of a case, 13",
        "Beside the case, 10",
        "'What caseworkers, supervisors and auditors are shown', 15"
    })
    void haveAsManyRowsAsTheDomain(String title, int rows) throws IOException {
        var heading = "### " + title;
        assertThat(rowsOfTheDomain().filter(row -> row.heading().equals(heading)))
                .hasSize(rows);
        assertThat(table(heading)).hasSize(rows);
    }

    /** The rows of the table below a heading, but for its own head. */
    private static List<String> table(String heading) throws IOException {
        return Files.readAllLines(PAGES.resolve("domain-proof.md")).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .toList();
    }

    @Test
    void nameEachEvent() throws IOException {
        var page = Files.readString(PAGES.resolve("domain-proof.md"));
        assertThat(SliceIndexTest.events().map(Class::getSimpleName))
                .allSatisfy(event -> assertThat(page).contains("`" + event + "`"));
    }

    private static Map<String, String> sources() {
        return TESTS.stream()
                .flatMap(ProofPagesTest::files)
                .filter(file -> file.toString().endsWith(".java"))
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString().replace(".java", ""),
                        ProofPagesTest::text,
                        String::concat));
    }

    private static Stream<Path> files(Path root) {
        try (var files = Files.walk(root)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
