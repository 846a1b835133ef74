package org.pulang.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.VictimIdentified;
import org.pulang.keys.KeyRing;
import org.pulang.personal.Sensitive;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How events and their metadata are written to the store and read from it. */
class EventSerializerTest {

    static final List<Class<?>> EVENTS = EventCatalog.records();

    private static final EventWriter WRITER = new SealingEventWriter(KeyRing.inMemory());

    private final EventSerializer serializer = new EventSerializer();

    @ParameterizedTest
    @FieldSource("EVENTS")
    void writesLogicalNameAndRevision(Class<?> type) {
        var event = sealed(type);
        var stored = serializer.serialize(event, byte[].class);

        assertThat(stored.getType().getName()).isEqualTo(type.getSimpleName());
        assertThat(stored.getType().getRevision()).isEqualTo(String.valueOf(EventCatalog.revision(type)));
        assertThat(serializer.classForType(stored.getType())).isEqualTo(type);
        assertThat(read(stored)).isEqualTo(event);
    }

    @ParameterizedTest
    @FieldSource("EVENTS")
    void writesNoJavaClassName(Class<?> type) {
        assertThat(EventSerializer.json(Contract.event(type)))
                .doesNotContain("org.", "java.", "@class", type.getSimpleName());
    }

    @Test
    void storesARaisedRevision() {
        assertThat(serializer.typeForClass(AssessmentRecorded.class))
                .isEqualTo(new SimpleSerializedType("AssessmentRecorded", "2"));
    }

    @Test
    void writesMetadataAsAFlatObjectOfTexts() {
        var metadata = MetaData.with(EventMetadata.ACTOR, "worker-1").and(EventMetadata.ROLE, "Caseworker");
        var stored = serializer.serialize(metadata, byte[].class);

        assertThat(Contract.tree(stored.getData())).isEqualTo(EventJson.MAPPER.readTree("""
                        {"actor": "worker-1", "role": "Caseworker"}"""));
        assertThat(read(stored)).isEqualTo(metadata);
    }

    @Test
    void readsAndWritesText() {
        var event = sealed(VictimIdentified.class);

        assertThat(read(serializer.serialize(event, String.class))).isEqualTo(event);
    }

    @Test
    void refusesAnEventItDoesNotKnow() {
        var stored = new SimpleSerializedObject<>(
                "{}".getBytes(StandardCharsets.UTF_8), byte[].class, new SimpleSerializedType("CaseTeleported", "1"));

        assertThatIllegalStateException()
                .isThrownBy(() -> serializer.deserialize(stored))
                .withMessageContaining("CaseTeleported");
        assertThat(serializer.classForType(stored.getType())).isEqualTo(UnknownSerializedType.class);
    }

    @Test
    void refusesARevisionFromTheFuture() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EventSerializer.read("VictimIdentified", 2, Contract.golden(VictimIdentified.class)))
                .withMessageContaining("VictimIdentified revision 2");
    }

    @Test
    void refusesAPropertyItDoesNotKnow() {
        var json = (ObjectNode) Contract.tree(Contract.golden(VictimIdentified.class));
        json.put("shoeSize", 38);

        assertThatThrownBy(() -> EventSerializer.read("VictimIdentified", 1, EventJson.MAPPER.writeValueAsBytes(json)))
                .isInstanceOf(DatabindException.class)
                .hasMessageContaining("shoeSize");
    }

    @Test
    void refusesNullInAList() {
        var json = (ObjectNode) Contract.tree(Contract.golden(VictimIdentified.class));
        json.putArray("citizenships").addNull();

        assertThatThrownBy(() -> EventJson.MAPPER.treeToValue(json, VictimIdentified.class))
                .isInstanceOf(InvalidNullException.class)
                .hasMessageContaining("citizenships");
    }

    @Test
    void showsPersonalValuesInGoldenFilesOnly() {
        var event = Contract.event(VictimIdentified.class);

        assertThat(EventSerializer.json(event)).contains("Wulandari", "+628120000000", "2001-08-14");
        assertThat(event.toString())
                .contains(Sensitive.MASK)
                .doesNotContain("Wulandari", "+628120000000", "2001-08-14");
        assertThat(new JsonMapper().writeValueAsString(event))
                .contains(Sensitive.MASK)
                .doesNotContain("Wulandari", "+628120000000", "2001-08-14");
    }

    /** As an event comes from the store. */
    private static Object sealed(Class<?> type) {
        var stored = WRITER.write(List.of(Contract.event(type))).get(0);
        return EventSerializer.read(EventCatalog.name(type), EventCatalog.revision(type), stored);
    }

    private Object read(SerializedObject<?> stored) {
        return serializer.deserialize(stored);
    }
}
