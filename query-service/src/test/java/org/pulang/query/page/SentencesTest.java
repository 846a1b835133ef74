package org.pulang.query.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.personal.Sensitive;
import org.pulang.store.EventCatalog;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.YesNoUnknown;

class SentencesTest {

    private static final Properties INDONESIAN = messages("id");
    private static final Properties ENGLISH = messages("en");

    private final Sentences sentences = new Sentences(new PageConfiguration().messageSource());

    static Stream<Class<?>> events() {
        return EventCatalog.records().stream();
    }

    @ParameterizedTest
    @MethodSource("events")
    void existForEveryEventInBothLanguages(Class<?> event) {
        assertThat(INDONESIAN.getProperty("event." + event.getSimpleName())).isNotBlank();
        assertThat(ENGLISH.getProperty("event." + event.getSimpleName())).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("events")
    void nameOnlyComponentsThatExistAndAreNotPersonal(Class<?> event) {
        for (var messages : List.of(INDONESIAN, ENGLISH)) {
            var sentence = messages.getProperty("event." + event.getSimpleName(), "");
            assertThat(Sentences.PLACEHOLDER.matcher(sentence).replaceAll(""))
                    .as("malformed placeholder")
                    .doesNotContain("{", "}");
            Sentences.PLACEHOLDER.matcher(sentence).results().forEach(place -> {
                Class<?> type = event;
                for (var part : place.group(1).split("\\.", -1)) {
                    type = component(type, part).getType();
                }
                assertThat(type).as(place.group()).isNotEqualTo(Sensitive.class);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void nameTheSameComponentsInBothLanguages(Class<?> event) {
        var key = "event." + event.getSimpleName();
        assertThat(places(INDONESIAN.getProperty(key))).isEqualTo(places(ENGLISH.getProperty(key)));
    }

    @Test
    void labelEveryCodeOfEveryEventInBothLanguages() {
        var codes = new HashSet<Class<?>>();
        var seen = new HashSet<Type>();
        events().forEach(event -> collectCodes(event, codes, seen));

        assertThat(codes).hasSizeGreaterThan(30).contains(YesNoUnknown.class);
        for (var code : codes) {
            for (var constant : code.getEnumConstants()) {
                var key = "code.%s.%s".formatted(code.getSimpleName(), ((Enum<?>) constant).name());
                assertThat(INDONESIAN.getProperty(key)).as(key + " (id)").isNotBlank();
                assertThat(ENGLISH.getProperty(key)).as(key + " (en)").isNotBlank();
            }
        }
    }

    @Test
    void labelNoCodeThatIsGone() {
        var codes = new HashSet<Class<?>>();
        events().forEach(event -> collectCodes(event, codes, new HashSet<>()));
        for (var code : codes) {
            var family = "code.%s.".formatted(code.getSimpleName());
            assertThat(ENGLISH.stringPropertyNames().stream().filter(key -> key.startsWith(family)))
                    .hasSameSizeAs(code.getEnumConstants());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void standOnlyOnceInTheirFile(String language) throws IOException {
        var file = Path.of("src/main/resources/query-messages_%s.properties".formatted(language));
        assertThat(Files.readAllLines(file).stream()
                        .filter(line -> line.contains("="))
                        .map(line -> line.substring(0, line.indexOf('='))))
                .doesNotHaveDuplicates();
    }

    @Test
    void standUnderTheSameKeysInBothLanguages() {
        assertThat(INDONESIAN.stringPropertyNames()).isEqualTo(ENGLISH.stringPropertyNames());
    }

    @Test
    void sayWhatAnEventRecorded() {
        assertThat(sentences.of(identified(caseId(1)), Language.INDONESIAN))
                .contains("kepolisian")
                .contains("PLG-32-2026-1")
                .doesNotContain("{");
        assertThat(sentences.of(identified(caseId(1)), Locale.ENGLISH)).contains("police", "PLG-32-2026-1");
    }

    @Test
    void writeValuesAsPeopleDo() {
        assertThat(indonesian(LocalDate.of(2026, 5, 9))).isEqualTo("9 Mei 2026");
        assertThat(indonesian(new PartialDate("2019"))).isEqualTo("2019");
        assertThat(indonesian(new PartialDate("2019-05"))).isEqualTo("Mei 2019");
        assertThat(indonesian(new PartialDate("2019-05-12"))).isEqualTo("12 Mei 2019");
        assertThat(indonesian(new PartialDate("2019-05-12T14:30+07:00"))).isEqualTo("12 Mei 2019");
        assertThat(indonesian(Money.rupiah(1_500_000))).isEqualTo("Rp1.500.000");
        assertThat(indonesian(new BigDecimal("66.7"))).isEqualTo("66,7");
        assertThat(indonesian(List.of(new CountryCode("ID"), new CountryCode("MY"))))
                .isEqualTo("Indonesia, Malaysia");
        assertThat(indonesian(YesNoUnknown.Yes)).isEqualTo("ya");
        assertThat(sentences.text(null, Language.INDONESIAN)).isEqualTo("–");
        assertThat(sentences.text(
                        Instant.parse("2026-02-01T03:00:00Z"), ZoneId.of("Asia/Makassar"), Language.INDONESIAN))
                .isEqualTo("1 Februari 2026 11.00 WITA");
    }

    private String indonesian(Object value) {
        return sentences.text(value, Language.INDONESIAN);
    }

    private static List<String> places(String sentence) {
        return Sentences.PLACEHOLDER
                .matcher(sentence)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    private static void collectCodes(Type type, Set<Class<?>> codes, Set<Type> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collectCodes(argument, codes, seen));
            collectCodes(generic.getRawType(), codes, seen);
        } else if (type instanceof Class<?> plain && plain.isEnum()) {
            codes.add(plain);
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            Arrays.stream(plain.getRecordComponents())
                    .forEach(component -> collectCodes(component.getGenericType(), codes, seen));
        }
    }

    private static RecordComponent component(Class<?> type, String name) {
        assertThat(type.isRecord()).as("%s has components", type).isTrue();
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type.getSimpleName() + " has no component " + name));
    }

    private static Properties messages(String language) {
        var properties = new Properties();
        try (var file = SentencesTest.class.getResourceAsStream("/query-messages_%s.properties".formatted(language))) {
            properties.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
