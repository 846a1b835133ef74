package org.pulang.query.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The filter of a list: only the conditions somebody asked for, so that the database sees which index serves. */
public final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** Adds a condition with one {@code ?}, if the value is there. */
    public Where and(String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
        return this;
    }

    /** Adds a condition on a code or id, stored as its text. */
    public Where andText(String condition, @Nullable Object code) {
        return and(condition, code == null ? null : code.toString());
    }

    /** Adds a condition {@code … = ANY (?)}, if there is a code. */
    public Where andAnyOf(String condition, List<?> codes) {
        return codes.isEmpty()
                ? this
                : and(condition, codes.stream().map(Object::toString).toArray(String[]::new));
    }

    /** Adds a condition with as many {@code ?} as there are values, if there are any. */
    public Where andAll(String condition, List<?> several) {
        if (!several.isEmpty()) {
            conditions.add(condition);
            values.addAll(several);
        }
        return this;
    }

    /** Adds a condition with as many {@code ?} as there are values, also if there are none. */
    public Where always(String condition, List<?> several) {
        conditions.add(condition);
        values.addAll(several);
        return this;
    }

    /** The clause, or nothing. */
    public String sql() {
        return conditions.isEmpty() ? "" : " WHERE " + condition();
    }

    /** All conditions as one; true, where there are none. */
    public String condition() {
        return conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
    }

    /** The values for its question marks, in order. */
    public List<Object> values() {
        return List.copyOf(values);
    }
}
