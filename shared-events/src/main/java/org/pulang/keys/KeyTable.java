package org.pulang.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.pulang.personal.FieldClass;
import org.pulang.personal.KeysUnavailable;
import org.pulang.personal.Subject;

/** The table {@code keystore.key}. Nothing but ids and classes goes to and from it in clear. */
public final class KeyTable implements WrappedKeys {

    private static final String COLUMNS = "k.id, k.case_id, k.about, k.field_class, k.kek, k.wrapped";

    // Each key is looked up by itself, so that nothing the planner may believe of the table's size makes it read the
    // whole.
    private static final String THERE = """
            SELECT there.* FROM %%s AS wanted (case_id, about, field_class), LATERAL (
                SELECT %s FROM keystore.key k
                WHERE (k.case_id, k.about, k.field_class) = (wanted.case_id, wanted.about, wanted.field_class) LIMIT 1) there
            """.formatted(COLUMNS);

    private static final String FIND = THERE.formatted("unnest(?::uuid[], ?::text[], ?::text[])");

    // Who is beaten to it sees the winner's row in the second half, or, if that committed in between, in the next try.
    private static final String OBTAIN =
            """
            WITH proposed AS (
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bytea[])
                    AS p(id, case_id, about, field_class, kek, wrapped)),
            made AS (
                INSERT INTO keystore.key AS k (id, case_id, about, field_class, kek, wrapped)
                SELECT * FROM proposed ORDER BY case_id, about, field_class
                ON CONFLICT (case_id, about, field_class) DO NOTHING
                RETURNING %1$s)
            SELECT * FROM made
            UNION ALL
            %2$s
            """.formatted(COLUMNS, THERE.formatted("(SELECT case_id, about, field_class FROM proposed)"));

    private static final String OF_CASE = "SELECT " + COLUMNS + """
             FROM keystore.key k WHERE k.case_id = (SELECT case_id FROM keystore.key WHERE id = ?)
            """;

    private static final int TRIES = 5;

    private final DataSource database;
    private final DestroyedKeys destroyed;

    KeyTable(DataSource database) {
        this.database = database;
        this.destroyed = new DestroyedKeys(database);
    }

    @Override
    public List<WrappedKey> find(Collection<KeyOf> wanted) {
        var all = List.copyOf(wanted);
        return asked(FIND, (statement, connection) -> {
            statement.setArray(1, array(connection, "uuid", all, KeyOf::caseId));
            statement.setArray(
                    2, array(connection, "text", all, of -> of.about().name()));
            statement.setArray(
                    3, array(connection, "text", all, of -> of.fieldClass().name()));
        });
    }

    @Override
    public List<WrappedKey> obtain(Collection<WrappedKey> proposed) {
        Map<KeyOf, WrappedKey> wanted = new LinkedHashMap<>();
        proposed.forEach(key -> wanted.put(key.of(), key));
        var obtained = new ArrayList<WrappedKey>();
        for (int i = 0; i < TRIES && !wanted.isEmpty(); i++) {
            var open = List.copyOf(wanted.values());
            var found = asked(OBTAIN, (statement, connection) -> {
                statement.setArray(1, array(connection, "uuid", open, WrappedKey::id));
                statement.setArray(
                        2, array(connection, "uuid", open, key -> key.of().caseId()));
                statement.setArray(
                        3,
                        array(connection, "text", open, key -> key.of().about().name()));
                statement.setArray(
                        4,
                        array(
                                connection,
                                "text",
                                open,
                                key -> key.of().fieldClass().name()));
                statement.setArray(5, array(connection, "text", open, WrappedKey::kek));
                statement.setArray(
                        6,
                        connection.createArrayOf(
                                "bytea", open.stream().map(WrappedKey::wrapped).toArray(byte[][]::new)));
            });
            for (var key : found) {
                if (wanted.remove(key.of()) != null) {
                    obtained.add(key);
                }
            }
        }
        if (!wanted.isEmpty()) {
            throw new KeysUnavailable("A key could not be obtained.", null);
        }
        return obtained;
    }

    private static <T> java.sql.Array array(
            Connection connection, String type, List<T> keys, Function<T, Object> column) throws SQLException {
        return connection.createArrayOf(type, keys.stream().map(column).toArray());
    }

    @Override
    public List<WrappedKey> withThoseOfItsCase(UUID id) {
        return asked(OF_CASE, (statement, connection) -> statement.setObject(1, id));
    }

    private interface Parameters {
        void set(PreparedStatement statement, Connection connection) throws SQLException;
    }

    private List<WrappedKey> asked(String sql, Parameters parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(statement, connection);
            var keys = new ArrayList<WrappedKey>();
            var rows = statement.executeQuery();
            while (rows.next()) {
                keys.add(key(rows));
            }
            return keys;
        } catch (SQLException e) {
            throw new KeysUnavailable("The key store does not answer.", e);
        }
    }

    static WrappedKey key(ResultSet row) throws SQLException {
        return new WrappedKey(
                row.getObject("id", UUID.class),
                new KeyOf(
                        row.getObject("case_id", UUID.class),
                        Subject.valueOf(row.getString("about")),
                        FieldClass.valueOf(row.getString("field_class"))),
                row.getString("kek"),
                row.getBytes("wrapped"));
    }

    @Override
    public void onDestruction(Runnable listener) {
        destroyed.listen(listener);
    }

    @Override
    public void close() {
        destroyed.close();
        if (database instanceof AutoCloseable pool) {
            try {
                pool.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
