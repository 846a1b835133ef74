package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.instrument.Instruments;
import org.pulang.legalframe.LegalFrames;
import org.pulang.vocabulary.Service;

/** The pages that say which test proves what leave nothing out, and name tests that exist. */
class ProofPagesTest {

    private static final Path PAGES = Path.of("../docs");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");
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
                .allSatisfy(name -> assertThat(sources.getOrDefault(name.group(1), ""))
                        .as(name.group())
                        .contains("void " + name.group(2) + "("));
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
