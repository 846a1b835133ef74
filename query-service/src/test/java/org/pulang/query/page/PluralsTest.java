package org.pulang.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Indonesian has no plural; in English a text chooses its form by the number: {@code {0,choice,1#1 day|1<{0} days}}. */
class PluralsTest {

    private static final Properties ENGLISH = english();

    /** As many as any text has. */
    private static final Object[] ONES = {1, 1, 1, 1, 1, 1};

    /** One of what should be several: {@code 1 days}, {@code 1 open cases}, {@code 1 are}. */
    private static final Pattern MANY = Pattern.compile(
            "(?<![\\d.,])1 (?:are\\b|(?!(?:on|of|by|in)\\b)(?:[a-z-]+ )?(?!(?:was|has|less)\\b)[a-z-]{2,}(?<!s)s\\b)");

    static Stream<String> texts() {
        return ENGLISH.stringPropertyNames().stream()
                .filter(key -> !key.startsWith("event."))
                .filter(key -> ENGLISH.getProperty(key).matches("(?s).*\\{\\d.*"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void sayOneOfOne(String key) {
        var text = new MessageFormat(ENGLISH.getProperty(key), Locale.ENGLISH).format(ONES);

        assertThat(MANY.matcher(text).find()).as("%s: %s", key, text).isFalse();
    }

    /** What events recorded is written in as it stands: a number there is followed by no noun. */
    @ParameterizedTest
    @MethodSource("org.pulang.query.page.SentencesTest#events")
    void areNotNeededWhereNoFormIsChosen(Class<?> event) {
        var sentence = ENGLISH.getProperty("event." + event.getSimpleName());

        assertThat(Arrays.stream(event.getRecordComponents())
                        .filter(PluralsTest::counts)
                        .map(RecordComponent::getName))
                .noneMatch(number -> Pattern.compile("\\{%s} (?!was\\b)[a-z-]+s\\b".formatted(number))
                        .matcher(sentence)
                        .find());
    }

    private static boolean counts(RecordComponent component) {
        var type = component.getType();
        return type == int.class || type == long.class || Number.class.isAssignableFrom(type);
    }

    private static Properties english() {
        var properties = new Properties();
        try (var file = PluralsTest.class.getResourceAsStream("/query-messages_en.properties")) {
            properties.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
