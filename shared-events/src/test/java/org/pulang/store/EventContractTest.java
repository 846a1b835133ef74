package org.pulang.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.pulang.event.CaseEvent;
import org.pulang.personal.Purpose;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/** What is in the store can be read, today and always: every event has a golden file, and the two agree in both directions. */
class EventContractTest {

    static final List<Class<?>> EVENTS = EventCatalog.records();

    /** Text of one component that neither names nor describes a person: a public name, a code beside its code list, a question. */
    private static final Set<String> HARMLESS_TEXT =
            Set.of("ProviderRegistered.name", "Industry.division", "BilingualText.id", "BilingualText.en");

    @ParameterizedTest
    @FieldSource("EVENTS")
    void readsAndWritesItsGoldenFile(Class<?> type) {
        var event = Contract.event(type);

        assertThat(event).isExactlyInstanceOf(type);
        assertThat(Contract.tree(EventJson.MAPPER.writeValueAsBytes(event)))
                .isEqualTo(Contract.tree(Contract.golden(type)));
    }

    @ParameterizedTest
    @FieldSource("EVENTS")
    void fillsEveryComponentInItsGoldenFile(Class<?> type) {
        assertThat(empty(type, List.of(Contract.event(type)), type.getSimpleName()))
                .as("components absent from %s", Contract.file(type))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("EVENTS")
    void readsEveryOlderRevision(Class<?> type) {
        for (int revision = 1; revision < EventCatalog.revision(type); revision++) {
            var file = Contract.file(type, revision);
            var json = Contract.bytes(file);

            assertThat(json).as("contract/%s, as it was once stored", file).isPresent();
            assertThat(EventSerializer.read(EventCatalog.name(type), revision, json.orElseThrow()))
                    .isExactlyInstanceOf(type);
        }
    }

    @Test
    void hasNoGoldenFileWithoutAnEvent() {
        assertThat(Contract.files())
                .containsExactlyInAnyOrderElementsOf(EVENTS.stream()
                        .flatMap(type -> Stream.concat(
                                Stream.of(Contract.file(type)),
                                IntStream.range(1, EventCatalog.revision(type))
                                        .mapToObj(revision -> Contract.file(type, revision))))
                        .toList());
    }

    @ParameterizedTest
    @FieldSource("EVENTS")
    void namesTheCaseFirstAndTheTimeLast(Class<?> type) {
        if (CaseEvent.class.isAssignableFrom(type)) {
            var components = type.getRecordComponents();

            assertThat(components[0].getType()).isEqualTo(CaseId.class);
            assertThat(components[components.length - 1].getType()).isEqualTo(PartialDate.class);
        }
    }

    @ParameterizedTest
    @FieldSource("EVENTS")
    void holdsNoBareText(Class<?> type) {
        assertThat(bareText(type))
                .as("text that is neither an id, a code nor Sensitive")
                .isSubsetOf(HARMLESS_TEXT);
    }

    /** Where in a record no sample has a value; lists and personal values are looked into. */
    private static List<String> empty(Class<?> type, Collection<?> samples, String path) {
        return components(type)
                .flatMap(component -> {
                    var here = path + "." + component.getName();
                    var values = samples.stream()
                            .map(sample -> value(component, sample))
                            .filter(Objects::nonNull)
                            .flatMap(EventContractTest::leaves)
                            .toList();
                    return values.isEmpty()
                            ? Stream.of(here)
                            : empty(values.get(0).getClass(), values, here).stream();
                })
                .toList();
    }

    private static Stream<?> leaves(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().flatMap(EventContractTest::leaves);
        }
        return value instanceof Sensitive<?> personal ? leaves(personal.reveal(Purpose.Audit)) : Stream.of(value);
    }

    private static Set<String> bareText(Class<?> type) {
        return components(type)
                .flatMap(component -> types(component.getGenericType())
                        .flatMap(part -> part == String.class
                                ? Stream.of(type.getSimpleName() + "." + component.getName())
                                : bareText(part).stream()))
                .collect(Collectors.toSet());
    }

    /** The types a component is made of, but for what stands inside a Sensitive. */
    private static Stream<Class<?>> types(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == Sensitive.class
                    ? Stream.of()
                    : Arrays.stream(generic.getActualTypeArguments()).flatMap(EventContractTest::types);
        }
        return Stream.of((Class<?>) type);
    }

    /** The components of a record of several values; ids and codes, bare text in JSON, have none. */
    private static Stream<RecordComponent> components(Class<?> type) {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .filter(component -> !component.getAccessor().isAnnotationPresent(JsonValue.class))
                : Stream.of();
    }

    private static Object value(RecordComponent component, Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
