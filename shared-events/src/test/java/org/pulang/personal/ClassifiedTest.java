package org.pulang.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pulang.store.EventCatalog;

class ClassifiedTest {

    private final Set<Class<?>> seen = new HashSet<>();
    private final Set<String> unclassified = new TreeSet<>();
    private int classified;

    @Test
    void everyPersonalComponentOfAnEventHasAClass() {
        EventCatalog.records().forEach(this::look);
        assertThat(unclassified).isEmpty();
        assertThat(classified).isGreaterThan(50);
    }

    private void look(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            for (var argument : parameterized.getActualTypeArguments()) {
                look(argument);
            }
        } else if (type instanceof Class<?> part && part.isRecord() && seen.add(part)) {
            for (var component : part.getRecordComponents()) {
                if (component.getType() != Sensitive.class) {
                    look(component.getGenericType());
                } else if (component.isAnnotationPresent(Classified.class)) {
                    classified++;
                } else {
                    unclassified.add(part.getSimpleName() + "." + component.getName());
                }
            }
        }
    }
}
