package org.pulang.e2e.store;

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

/** The page that says which test proves what names tests that exist. */
class EventStoreProofTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final List<Path> TESTS = List.of(
            Path.of("src/test"), Path.of("../../command-service/src/test"), Path.of("../../query-service/src/test"));

    @Test
    void namesTestsThatExist() throws IOException {
        var page = Files.readString(Path.of("../docs/event-store-proof.md"));
        var sources = sources();

        assertThat(NAMED.matcher(page).results().toList())
                .hasSizeGreaterThan(50)
                .allSatisfy(name -> assertThat(sources.getOrDefault(name.group(1), ""))
                        .as(name.group())
                        .contains("void " + name.group(2) + "("));
    }

    private static Map<String, String> sources() {
        return TESTS.stream()
                .flatMap(EventStoreProofTest::files)
                .filter(file -> file.toString().endsWith(".java"))
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString().replace(".java", ""),
                        EventStoreProofTest::text,
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
