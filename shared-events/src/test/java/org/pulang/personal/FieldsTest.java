package org.pulang.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pulang.store.EventCatalog;

/** The register of personal components is what the records say. */
class FieldsTest {

    private final TreeSet<String> told = new TreeSet<>();

    @Test
    void namesEveryPersonalComponentOfEveryEventWithItsClassAndPerson() {
        EventCatalog.records().forEach(event -> look(EventCatalog.name(event), event, ""));

        assertThat(Fields.all().stream()
                        .filter(field -> !field.path().isEmpty())
                        .map(field -> "%s,%s,%s,%s"
                                .formatted(field.event(), field.path(), field.fieldClass(), field.about())))
                .as("fields.csv: a new component gets the next free id, a renamed one keeps its id")
                .containsExactlyInAnyOrderElementsOf(told);
    }

    /** What was sealed under an id can only be opened under the same event, class and person. */
    @Test
    void keepsItsFirstRowsForEver() {
        assertThat(Fields.of(1)).isEqualTo(field(1, "AssessmentAmended", "reason", FieldClass.Narrative));
        assertThat(Fields.of(24))
                .isEqualTo(field(24, "ExploitationRecorded", "places.description", FieldClass.Location));
        assertThat(Fields.of(39))
                .isEqualTo(new Field(39, "PerpetratorRecorded", "identity", FieldClass.Legal, Subject.Perpetrator));
        assertThat(Fields.of(63)).isEqualTo(field(63, "VictimIdentified", "name", FieldClass.Identity));
        assertThat(Fields.all()).extracting(Field::id).doesNotHaveDuplicates().contains(1, 68);
    }

    private static Field field(int id, String event, String path, FieldClass fieldClass) {
        return new Field(id, event, path, fieldClass, Subject.Survivor);
    }

    private void look(String event, Type type, String path) {
        if (type instanceof ParameterizedType parameterized) {
            for (var argument : parameterized.getActualTypeArguments()) {
                look(event, argument, path);
            }
        } else if (type instanceof Class<?> part && part.isRecord()) {
            for (var component : part.getRecordComponents()) {
                var here = path.isEmpty() ? component.getName() : path + "." + component.getName();
                if (component.getType() == Sensitive.class) {
                    var classified = component.getAnnotation(Classified.class);
                    told.add("%s,%s,%s,%s".formatted(event, here, classified.value(), classified.about()));
                } else {
                    look(event, component.getGenericType(), here);
                }
            }
        }
    }
}
