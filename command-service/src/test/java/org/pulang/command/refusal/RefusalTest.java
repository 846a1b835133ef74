package org.pulang.command.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal says what to do, in both languages. */
class RefusalTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");

    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void hasTitleAndDetail(String language) throws IOException {
        assertThat(messages(language).keySet().stream().filter(key -> key.startsWith("refusal.")))
                .as("command-messages_%s.properties", language)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Refusal.values())
                        .flatMap(RefusalTest::keys)
                        .toList());
    }

    @Test
    void isToldInBothLanguagesWithTheSameGaps() throws IOException {
        var indonesian = messages("id");
        var english = messages("en");
        assertThat(indonesian.keySet()).isEqualTo(english.keySet());
        assertThat(english)
                .allSatisfy((key, text) ->
                        assertThat(gaps(text)).as(key).isEqualTo(gaps(indonesian.getOrDefault(key, ""))));
    }

    @Test
    void isNowhereBlankNorLeftUntranslated() throws IOException {
        var english = messages("en");
        assertThat(messages("id"))
                .allSatisfy((key, text) -> assertThat(text).as(key).isNotBlank().isNotEqualTo(english.get(key)));
        assertThat(english.values()).noneMatch(String::isBlank);
    }

    private static Stream<String> keys(Refusal refusal) {
        return Stream.of("refusal.%s.title".formatted(refusal), "refusal.%s.detail".formatted(refusal));
    }

    private static List<String> gaps(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    /** The texts by key; a key that stands there twice fails. */
    private static Map<String, String> messages(String language) throws IOException {
        var file = Path.of("src/main/resources/command-messages_%s.properties".formatted(language));
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(text -> text[0], text -> text[1]));
    }
}
