package org.pulang.query.replay;

import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pulang.store.EventJson;

/**
 * One column of a {@link RowTable}. A field of {@code json} holds an object that is written and read as JSON, personal details sealed as they come; {@code LocalDate.MAX}
 * is PostgreSQL's {@code infinity}; an enum constant is its name.
 *
 * @param type PostgreSQL's name of the type
 * @param placeInKey in the primary key from 0; −1 where it is no part of it
 */
record RowColumn(Field field, String name, String type, int placeInKey) {

    private static final Map<String, Set<Class<?>>> HOLDERS = Map.of(
            "uuid", Set.of(UUID.class),
            "text", Set.of(String.class),
            "bool", Set.of(boolean.class, Boolean.class),
            "int4", Set.of(int.class, Integer.class),
            "int8", Set.of(long.class, Long.class),
            "numeric", Set.of(BigDecimal.class),
            "date", Set.of(LocalDate.class),
            "timestamptz", Set.of(Instant.class));

    RowColumn {
        field.setAccessible(true);
    }

    /** Whether the field can hold what the column holds. */
    boolean fits() {
        return json()
                || (type.equals("text") && field.getType().isEnum())
                || HOLDERS.getOrDefault(type, Set.of()).contains(field.getType());
    }

    Object required(Object row) {
        var value = value(row);
        if (value == null) {
            throw new IllegalStateException("%s is part of a key and has no value.".formatted(field));
        }
        return value;
    }

    @Nullable
    String text(Object row) {
        var value = value(row);
        return value != null && json() ? EventJson.SEALED.writeValueAsString(value) : plain(value);
    }

    private @Nullable Object value(Object row) {
        try {
            return field.get(row);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    static @Nullable String plain(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return LocalDate.MAX.equals(value) ? "infinity" : value.toString();
    }

    boolean json() {
        return type.equals("json");
    }

    /** This column's texts as PostgreSQL's array. */
    <T> Array array(Connection connection, List<T> rows, Function<T, @Nullable String> text) throws SQLException {
        // A document keeps its quotes unescaped as text, which the driver sends in binary.
        return connection.createArrayOf(
                json() ? "text" : type, rows.stream().map(text).toArray(String[]::new));
    }

    /** Fills the field; returns the value's text. */
    @Nullable
    String read(Object row, ResultSet found, int index) throws SQLException, IllegalAccessException {
        if (json()) {
            var json = found.getString(index);
            field.set(row, json == null ? null : EventJson.SEALED.readValue(json, field.getType()));
            return json;
        }
        var value = value(found, index);
        if (value != null || !field.getType().isPrimitive()) {
            field.set(row, value);
        }
        return plain(value);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // The class of an enum field is only known at run time.
    private @Nullable Object value(ResultSet found, int index) throws SQLException {
        var wanted = field.getType();
        if (wanted.isEnum()) {
            var constant = found.getString(index);
            return constant == null ? null : Enum.valueOf((Class<Enum>) wanted, constant);
        }
        if (wanted == Instant.class) {
            var time = found.getObject(index, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }
        return wanted == LocalDate.class ? found.getObject(index, LocalDate.class) : found.getObject(index);
    }
}
