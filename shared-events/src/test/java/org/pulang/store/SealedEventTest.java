package org.pulang.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.event.CaseEvent;
import org.pulang.event.FamilyMemberRecorded;
import org.pulang.event.NoteAdded;
import org.pulang.event.VictimIdentified;
import org.pulang.keys.KeyRing;
import org.pulang.personal.DoesNotOpen;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Fields;
import org.pulang.personal.Opening;
import org.pulang.personal.Purpose;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.NoteId;
import org.pulang.vocabulary.NoteVisibility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What lies in the store of a person's details: ciphertext that opens only where it was written, and with its key. */
class SealedEventTest {

    private final KeyRing keys = KeyRing.inMemory();
    private final EventWriter writer = new SealingEventWriter(keys);

    static Stream<Class<?>> cases() {
        return EventCatalog.records().stream().filter(CaseEvent.class::isAssignableFrom);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holdsNoDetailInClearAndGivesEachBack(Class<?> type) {
        var event = Contract.event(type);
        var clear = EventJson.MAPPER.readTree(EventJson.MAPPER.writeValueAsBytes(event));
        var stored = stored(event);

        assertThat(leaves(EventJson.MAPPER.readTree(stored))).isEqualTo(details(type, clear));
        for (var text : texts(type, clear)) {
            assertThat(text(stored)).doesNotContain(text);
        }
        var read = read(type, stored);
        assertThat(EventJson.MAPPER.readTree(EventJson.opened(read, all((CaseEvent) event))))
                .isEqualTo(clear);
        assertThat(EventJson.SEALED.writeValueAsBytes(read)).isEqualTo(stored);
    }

    @Test
    void isAnotherCiphertextEachTime() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            seen.add(text(stored(note("the same words"))));
        }
        assertThat(seen).hasSize(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain ~ words",
                "\"quoted\"",
                "back\\slash",
                "two\nlines\ttab",
                "Nu'man",
                "\u007f",
                "ꦗꦮ",
                "🌾",
                "é"
            })
    void givesBackWhateverWasTold(String told) {
        var stored = stored(note(told));
        var read = (NoteAdded) read(NoteAdded.class, stored);
        assertThat(read.text().reveal(Purpose.Services, keys, read.caseId().value()))
                .contains(told);
        assertThat(EventJson.SEALED.writeValueAsBytes(read)).isEqualTo(stored);
    }

    @Test
    void needsOneKeyForAllDetailsOfAClass() {
        var person = (ObjectNode) EventJson.MAPPER.readTree(stored(Contract.event(VictimIdentified.class)));
        var name = person.path("name").path("k").asString();
        assertThat(UUID.fromString(name).version()).isEqualTo(7);
        assertThat(person.path("birthDate").path("k").asString()).isEqualTo(name);
        assertThat(person.path("basis").path("k").asString()).isNotEqualTo(name);
    }

    @Test
    void refusesALeafOfAnotherField() {
        var person = (ObjectNode) EventJson.MAPPER.readTree(stored(Contract.event(VictimIdentified.class)));
        person.set("basis", person.get("name"));
        assertThatThrownBy(() -> read(VictimIdentified.class, EventJson.MAPPER.writeValueAsBytes(person)))
                .rootCause()
                .hasMessageContaining("stands where field");
    }

    @Test
    void opensNowhereButInItsField() {
        var note = (ObjectNode) EventJson.MAPPER.readTree(stored(note("words")));
        // Of the same person and class.
        var elsewhere = (ObjectNode) note.get("text");
        elsewhere.put("f", 68);
        var person = (ObjectNode) EventJson.MAPPER.valueToTree(Contract.event(VictimIdentified.class));
        person.set("basis", elsewhere);
        var read = (VictimIdentified) read(VictimIdentified.class, EventJson.MAPPER.writeValueAsBytes(person));
        assertThatThrownBy(() -> Objects.requireNonNull(read.basis())
                        .reveal(Purpose.Services, keys, read.caseId().value()))
                .isInstanceOf(DoesNotOpen.class);
    }

    /** As somebody who may write tables, but holds no key, would try it. */
    @Test
    void opensInNoOtherCase() {
        var hers = (NoteAdded) read(NoteAdded.class, stored(note("words")));
        var own = hers.caseId().value();
        var other = UUID.randomUUID();
        assertThat(hers.text().reveal(Purpose.Services, keys, own)).contains("words");
        assertThatThrownBy(() -> hers.text().reveal(Purpose.Services, keys, other))
                .isInstanceOf(DoesNotOpen.class)
                .hasMessageNotContaining("words");
        var opening = new Opening(other, (details, record) -> true, Purpose.Services, keys);
        assertThatThrownBy(() -> EventJson.opened(hers, opening)).isInstanceOf(DoesNotOpen.class);
    }

    @Test
    void cannotBeOpenedWithAnotherKeyOrAltered() {
        var stored = stored(note("words"));
        var read = (NoteAdded) read(NoteAdded.class, stored);
        assertThat(read.text().reveal(Purpose.Services, keys, read.caseId().value()))
                .contains("words");
        assertThatThrownBy(() -> read.text()
                        .reveal(
                                Purpose.Services,
                                KeyRing.inMemory(),
                                read.caseId().value()))
                .isInstanceOf(DoesNotOpen.class);

        var altered = (ObjectNode) EventJson.MAPPER.readTree(stored);
        var ciphertext = altered.path("text").path("c").asString();
        ((ObjectNode) altered.get("text"))
                .put("c", (ciphertext.charAt(0) == 'B' ? 'C' : 'B') + ciphertext.substring(1));
        var forged = (NoteAdded) read(NoteAdded.class, EventJson.MAPPER.writeValueAsBytes(altered));
        assertThatThrownBy(() -> forged.text()
                        .reveal(Purpose.Services, keys, forged.caseId().value()))
                .isInstanceOf(DoesNotOpen.class);
    }

    @Test
    void isNeverAcceptedFromOutside() {
        var leaf = text(stored(note("words")));
        assertThatThrownBy(() -> EventJson.MAPPER.readValue(leaf, NoteAdded.class))
                .isNotNull();
        var person = (ObjectNode) EventJson.MAPPER.readTree(stored(Contract.event(VictimIdentified.class)));
        for (var name : List.of("name", "birthDate", "basis")) {
            var sent = (ObjectNode) EventJson.MAPPER.valueToTree(Contract.event(VictimIdentified.class));
            sent.set(name, person.get(name));
            assertThatThrownBy(() -> EventJson.MAPPER.treeToValue(sent, VictimIdentified.class))
                    .isNotNull();
        }
    }

    @Test
    void isNotWrittenInClearByForgettingToSeal() {
        assertThatThrownBy(() -> EventJson.SEALED.writeValueAsBytes(note("words")))
                .hasMessageContaining("stored in clear");
        var sealed = read(NoteAdded.class, stored(note("words")));
        assertThatThrownBy(() -> EventJson.MAPPER.writeValueAsBytes(sealed)).isNotNull();
    }

    @Test
    void showsAReaderTheClassesTheyMaySeeAndNamesTheRest() {
        var person = read(VictimIdentified.class, stored(Contract.event(VictimIdentified.class)));
        var opening = new Opening(
                ((VictimIdentified) person).caseId().value(),
                (details, record) -> details == FieldClass.Narrative,
                Purpose.Services,
                keys);
        var answer = EventJson.MAPPER.readTree(EventJson.opened(person, opening));
        assertThat(answer.path("name").isNull()).isTrue();
        assertThat(answer.path("basis").isString()).isTrue();
        assertThat(answer.path("redacted").toString())
                .contains("\"/name\"", "\"/birthDate\"", "\"/contacts/0/value\"")
                .doesNotContain("basis");
        assertThat(answer.toString()).doesNotContain("Wulandari");
    }

    @Test
    void letsAPseudonymStandInForTheSurvivorsNameAndNobodyElses() {
        var auditor = new Opening.Sight() {
            @Override
            public boolean opens(FieldClass details, List<Object> within) {
                return false;
            }

            @Override
            public Optional<String> standIn(FieldClass details) {
                return Optional.of("P-1");
            }
        };
        for (var type : List.of(VictimIdentified.class, FamilyMemberRecorded.class)) {
            var event = (CaseEvent) read(type, stored(Contract.event(type)));
            var opening = new Opening(event.caseId().value(), auditor, Purpose.Audit, keys);
            var answer = EventJson.MAPPER.readTree(EventJson.opened(event, opening));
            assertThat(answer.path("redacted").toString()).contains("\"/name\"");
            if (type == VictimIdentified.class) {
                assertThat(answer.at("/name/pseudonym").asString()).isEqualTo("P-1");
            } else {
                assertThat(answer.path("name").isNull()).isTrue();
            }
        }
    }

    @Test
    void hidesItselfWhereverTextIsMadeOfIt() {
        var sealed = (NoteAdded) read(NoteAdded.class, stored(note("words")));
        assertThat(sealed.toString()).contains(Sensitive.MASK).doesNotContain("words");
        assertThat(sealed.text())
                .isEqualTo(((NoteAdded) read(NoteAdded.class, EventJson.SEALED.writeValueAsBytes(sealed))).text());
        assertThat(sealed.text()).isNotEqualTo(Sensitive.of("words"));
    }

    private Opening all(CaseEvent event) {
        return new Opening(event.caseId().value(), (details, record) -> true, Purpose.Services, keys);
    }

    private byte[] stored(Object event) {
        return writer.write(List.of(event)).get(0);
    }

    private static Object read(Class<?> type, byte[] json) {
        return EventSerializer.read(EventCatalog.name(type), EventCatalog.revision(type), json);
    }

    private static NoteAdded note(String text) {
        var id = UUID.fromString("01985b2a-7c00-7000-8000-000000000001");
        return new NoteAdded(new CaseId(id), new NoteId(id), NoteVisibility.Team, Sensitive.of(text), null);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private static long leaves(JsonNode json) {
        return json.findValues("$enc").size();
    }

    /** How many details an event of the contract has. */
    private static long details(Class<?> type, JsonNode clear) {
        return Fields.all().stream()
                .filter(field -> field.event().equals(EventCatalog.name(type)))
                .mapToLong(field -> at(clear, field.path()).count())
                .sum();
    }

    private static List<String> texts(Class<?> type, JsonNode clear) {
        return Fields.all().stream()
                .filter(field -> field.event().equals(EventCatalog.name(type)))
                .flatMap(field -> at(clear, field.path()))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
    }

    private static Stream<JsonNode> at(JsonNode json, String path) {
        if (json.isArray()) {
            return json.valueStream().flatMap(element -> at(element, path));
        }
        var point = path.indexOf('.');
        var found = json.get(point < 0 ? path : path.substring(0, point));
        return found == null ? Stream.of() : point < 0 ? Stream.of(found) : at(found, path.substring(point + 1));
    }
}
