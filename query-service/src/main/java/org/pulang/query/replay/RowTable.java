package org.pulang.query.replay;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** How the rows of one class lie in their table; told by the class and by PostgreSQL's catalogue, which must agree. */
final class RowTable<R> {

    /** A COPY is sent in pieces of about this many characters. */
    private static final int PIECE = 1 << 16;

    private final Class<R> type;
    private final String name;
    private final boolean appendOnly;
    private final Constructor<R> constructor;
    private final List<RowColumn> columns;
    private final List<RowColumn> key;
    /** Columns that tell the transaction that wrote the row last. */
    private final List<String> writtenIn;

    private RowTable(Class<R> type, List<RowColumn> columns, List<RowColumn> key, List<String> writtenIn) {
        var table = type.getAnnotation(Table.class);
        this.type = type;
        this.name = table.value();
        this.appendOnly = table.appendOnly();
        this.constructor = constructor(type);
        this.columns = List.copyOf(columns);
        this.key = List.copyOf(key);
        this.writtenIn = List.copyOf(writtenIn);
    }

    /** @throws IllegalStateException if class and table do not fit: a migration or a field is missing */
    static <R> RowTable<R> of(Class<R> type, Connection connection) throws SQLException {
        if (!type.isAnnotationPresent(Table.class)) {
            throw new IllegalStateException("%s names no table.".formatted(type));
        }
        var name = type.getAnnotation(Table.class).value();
        var fields = new HashMap<String, Field>();
        for (Class<?> part = type; part != null; part = part.getSuperclass()) {
            Arrays.stream(part.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                    .forEach(field -> fields.put(columnOf(field), field));
        }
        var columns = new ArrayList<RowColumn>();
        var writtenIn = new ArrayList<String>();
        try (var catalogue = connection.prepareStatement("""
                SELECT a.attname, t.typname, coalesce(array_position(i.indkey::int2[], a.attnum), -1)
                FROM pg_attribute a
                JOIN pg_type t ON t.oid = a.atttypid
                LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
                WHERE a.attrelid = to_regclass('readmodel.' || ?) AND a.attnum > 0 AND NOT a.attisdropped
                  AND a.attgenerated = ''
                ORDER BY a.attnum""")) {
            catalogue.setString(1, name);
            try (var row = catalogue.executeQuery()) {
                while (row.next()) {
                    if (row.getString(2).equals("xid8")) {
                        writtenIn.add(row.getString(1));
                        continue;
                    }
                    var field = fields.remove(row.getString(1));
                    if (field == null) {
                        throw new IllegalStateException(
                                "%s has no field for column %s of %s.".formatted(type, row.getString(1), name));
                    }
                    var column = new RowColumn(field, row.getString(1), row.getString(2), row.getInt(3));
                    if (!column.fits()) {
                        throw new IllegalStateException("Column %s of %s is %s; the field of %s cannot hold it."
                                .formatted(column.name(), name, column.type(), type));
                    }
                    columns.add(column);
                }
            }
        }
        if (!fields.isEmpty()) {
            throw new IllegalStateException(
                    "Table %s has no columns for %s of %s.".formatted(name, new TreeSet<>(fields.keySet()), type));
        }
        var key = columns.stream()
                .filter(column -> column.placeInKey() >= 0)
                .sorted(Comparator.comparing(RowColumn::placeInKey))
                .toList();
        if (key.isEmpty()) {
            throw new IllegalStateException("Table %s of %s has no primary key.".formatted(name, type));
        }
        return new RowTable<>(type, columns, key, writtenIn);
    }

    private static String columnOf(Field field) {
        return field.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static <R> Constructor<R> constructor(Class<R> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("%s has no constructor without parameters.".formatted(type), e);
        }
    }

    Class<R> type() {
        return type;
    }

    String name() {
        return name;
    }

    boolean appendOnly() {
        return appendOnly;
    }

    /** The key's values; the first is the stream's. */
    List<Object> key(Object row) {
        return key.stream().<Object>map(column -> column.required(row)).toList();
    }

    /** The row as texts in the order of the columns, as PostgreSQL reads them. */
    @Nullable
    String[] texts(Object row) {
        var texts = new String[columns.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = columns.get(i).text(row);
        }
        return texts;
    }

    /**
     * Reads every row of these streams.
     *
     * @param hold takes each row and its {@link #texts}
     */
    void read(Connection connection, String schema, Collection<UUID> streams, BiConsumer<R, @Nullable String[]> hold)
            throws SQLException {
        try (var select = connection.prepareStatement("SELECT %s FROM %s.%s WHERE %s = ANY (?)"
                .formatted(names(columns), schema, name, key.get(0).name()))) {
            select.setArray(1, connection.createArrayOf("uuid", streams.toArray()));
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    var row = constructor.newInstance();
                    var texts = new String[columns.size()];
                    for (int i = 0; i < texts.length; i++) {
                        texts[i] = columns.get(i).read(row, found, i + 1);
                    }
                    hold.accept(row, texts);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s cannot be made.".formatted(type), e);
        }
    }

    /** Writes rows, each key at most once, whether or not they were there. */
    void upsert(Connection connection, String schema, List<@Nullable String[]> rows) throws SQLException {
        var others = columns.stream().filter(column -> column.placeInKey() < 0).toList();
        var sql = "INSERT INTO %s.%s (%s) SELECT * FROM unnest(%s)"
                .formatted(schema, name, names(columns), arrays(columns));
        if (!appendOnly) {
            sql += others.isEmpty()
                    ? " ON CONFLICT DO NOTHING"
                    : " ON CONFLICT (%s) DO UPDATE SET %s"
                            .formatted(
                                    names(key),
                                    Stream.concat(others.stream().map(RowColumn::name), writtenIn.stream())
                                            .map("%1$s = EXCLUDED.%1$s"::formatted)
                                            .collect(joining(", ")));
        }
        try (var upsert = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                int column = i;
                upsert.setArray(i + 1, columns.get(i).array(connection, rows, row -> row[column]));
            }
            upsert.executeUpdate();
        }
    }

    void delete(Connection connection, String schema, List<List<Object>> keys) throws SQLException {
        var sql = "DELETE FROM %s.%s WHERE (%s) IN (SELECT * FROM unnest(%s))"
                .formatted(schema, name, names(key), arrays(key));
        try (var delete = connection.prepareStatement(sql)) {
            for (int i = 0; i < key.size(); i++) {
                int column = i;
                delete.setArray(
                        i + 1, key.get(i).array(connection, keys, values -> RowColumn.plain(values.get(column))));
            }
            delete.executeUpdate();
        }
    }

    /** Writes rows into a table that has none of them; all or nothing, and nothing if interrupted. */
    void copy(Connection connection, String schema, Iterable<@Nullable String[]> rows) throws SQLException {
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY %s.%s (%s) FROM STDIN".formatted(schema, name, names(columns)));
        try {
            var piece = new StringBuilder();
            for (var row : rows) {
                CopyText.append(piece, row);
                if (piece.length() > PIECE) {
                    goOnUnlessInterrupted();
                    CopyText.send(copy, piece);
                }
            }
            goOnUnlessInterrupted();
            CopyText.send(copy, piece);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void goOnUnlessInterrupted() throws SQLException {
        if (Thread.currentThread().isInterrupted()) {
            throw new SQLException("Interrupted");
        }
    }

    private static String arrays(List<RowColumn> columns) {
        return columns.stream()
                .map(column -> "?::%s[]".formatted(column.type()))
                .collect(joining(", "));
    }

    private static String names(List<RowColumn> columns) {
        return columns.stream().map(RowColumn::name).collect(joining(", "));
    }
}
