package org.pulang.query.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows a projection works on while it handles a batch of events: handlers find, add, change and remove them as plain objects;
 * when the batch ends, each row that is no longer as it was is written, all rows of a table by one statement. In a rebuild the
 * same handlers fill a buffer that began empty. Used by one thread at a time.
 */
public final class RowBuffer {

    private final Map<Class<?>, Rows<?>> tables = new LinkedHashMap<>();

    RowBuffer(Collection<RowTable<?>> tables) {
        tables.forEach(table -> this.tables.put(table.type(), new Rows<>(table)));
    }

    /** The row with this key, in the order of the table's primary key; null if there is none. */
    public <R> @Nullable R find(Class<R> type, Object... key) {
        return rows(type).find(List.of(key));
    }

    /**
     * The row with this key.
     *
     * @throws IllegalStateException if there is none: the history is not as this projection understands it
     */
    public <R> R row(Class<R> type, Object... key) {
        var row = find(type, key);
        if (row == null) {
            throw new IllegalStateException("There is no %s for this event.".formatted(type.getSimpleName()));
        }
        return row;
    }

    /** A case's rows. */
    public <R> List<R> all(Class<R> type, Object caseId) {
        return rows(type).all(caseId);
    }

    /** Adds a row, in place of one with the same key. */
    @SuppressWarnings("unchecked") // The class of a row is its type.
    public <R> R add(R row) {
        rows((Class<R>) row.getClass()).add(row);
        return row;
    }

    public void remove(Object row) {
        rows(row.getClass()).remove(row);
    }

    @SuppressWarnings("unchecked") // Filled so by the constructor.
    private <R> Rows<R> rows(Class<R> type) {
        var rows = tables.get(type);
        if (rows == null) {
            throw new IllegalStateException("%s is no row of this projection.".formatted(type));
        }
        return (Rows<R>) rows;
    }

    /** Reads what these streams have so far. */
    void load(Connection connection, String schema, Collection<UUID> streams) throws SQLException {
        for (var rows : tables.values()) {
            rows.load(connection, schema, streams);
        }
    }

    /** Writes what has changed; the buffer is empty afterwards. */
    void flush(Connection connection, String schema) throws SQLException {
        for (var rows : tables.values()) {
            rows.flush(connection, schema);
        }
    }

    /** Writes every row into tables that have none; the buffer is empty afterwards. */
    void copyInto(Connection connection, String schema) throws SQLException {
        for (var rows : tables.values()) {
            rows.copyInto(connection, schema);
        }
    }

    /** Rows that are never read back and so could be written already. */
    int appended() {
        return tables.values().stream().mapToInt(rows -> rows.appended.size()).sum();
    }

    /** Writes the rows that are never read back; all else stays. */
    void copyAppended(Connection connection, String schema) throws SQLException {
        for (var rows : tables.values()) {
            rows.copyAppended(connection, schema);
        }
    }

    /** A row and how it lies in the table: not at all, or with these texts. */
    private static final class Held<R> {
        private @Nullable R row;
        private final @Nullable String @Nullable [] stored;

        Held(@Nullable R row, @Nullable String @Nullable [] stored) {
            this.row = row;
            this.stored = stored;
        }
    }

    private static final class Rows<R> {
        private final RowTable<R> table;
        private final Map<Object, Map<List<Object>, Held<R>>> streams = new LinkedHashMap<>();
        private final List<R> appended = new ArrayList<>();

        Rows(RowTable<R> table) {
            this.table = table;
        }

        @Nullable
        R find(List<Object> key) {
            var held = of(key.get(0)).get(key);
            return held == null ? null : held.row;
        }

        private Map<List<Object>, Held<R>> of(Object stream) {
            if (table.appendOnly()) {
                throw new IllegalStateException("Rows of %s are never read back.".formatted(table.name()));
            }
            return streams.getOrDefault(stream, Map.of());
        }

        List<R> all(Object stream) {
            var rows = new ArrayList<R>();
            for (var held : of(stream).values()) {
                if (held.row != null) {
                    rows.add(held.row);
                }
            }
            return rows;
        }

        void add(R row) {
            if (table.appendOnly()) {
                appended.add(row);
                return;
            }
            var key = table.key(row);
            var held = streams.computeIfAbsent(key.get(0), stream -> new LinkedHashMap<>())
                    .computeIfAbsent(key, absent -> new Held<>(null, null));
            held.row = row;
        }

        void remove(Object row) {
            var key = table.key(row);
            var held = of(key.get(0)).get(key);
            if (held == null) {
                throw new IllegalStateException("This row of %s is not there.".formatted(table.name()));
            }
            held.row = null;
        }

        void load(Connection connection, String schema, Collection<UUID> wanted) throws SQLException {
            if (!table.appendOnly()) {
                table.read(connection, schema, wanted, (row, texts) -> {
                    var key = table.key(row);
                    streams.computeIfAbsent(key.get(0), stream -> new LinkedHashMap<>())
                            .put(key, new Held<>(row, texts));
                });
            }
        }

        void flush(Connection connection, String schema) throws SQLException {
            var changed = new ArrayList<@Nullable String[]>();
            var gone = new ArrayList<List<Object>>();
            streams.values()
                    .forEach(held -> held.forEach((key, row) -> {
                        if (row.row == null) {
                            if (row.stored != null) {
                                gone.add(key);
                            }
                            return;
                        }
                        var texts = table.texts(row.row);
                        if (!Arrays.equals(texts, row.stored)) {
                            changed.add(texts);
                        }
                    }));
            appended.forEach(row -> changed.add(table.texts(row)));
            if (!gone.isEmpty()) {
                table.delete(connection, schema, gone);
            }
            if (!changed.isEmpty()) {
                table.upsert(connection, schema, changed);
            }
            streams.clear();
            appended.clear();
        }

        void copyInto(Connection connection, String schema) throws SQLException {
            copyAppended(connection, schema);
            if (!streams.isEmpty()) {
                table.copy(
                        connection,
                        schema,
                        () -> streams.values().stream()
                                .flatMap(rows -> rows.values().stream())
                                .filter(held -> held.row != null)
                                .map(held -> table.texts(held.row))
                                .iterator());
                streams.clear();
            }
        }

        void copyAppended(Connection connection, String schema) throws SQLException {
            if (!appended.isEmpty()) {
                table.copy(
                        connection,
                        schema,
                        () -> appended.stream().map(table::texts).iterator());
                appended.clear();
            }
        }
    }
}
