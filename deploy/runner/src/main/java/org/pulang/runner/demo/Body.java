package org.pulang.runner.demo;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A JSON object, field by field; what is absent is left out. */
record Body(Map<String, Object> fields) {

    static Body with(String field, @Nullable Object value) {
        return new Body(new TreeMap<>()).and(field, value);
    }

    Body and(String field, @Nullable Object value) {
        if (value != null) {
            fields.put(field, value instanceof Body body ? body.fields() : value);
        }
        return this;
    }
}
