package org.pulang.keys;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.pulang.personal.FieldClass;
import org.pulang.personal.KeysUnavailable;
import org.pulang.personal.Subject;

/** Destroys keys, and wraps them anew: what the database role {@code key_eraser} is for. */
public final class KeyKeeper implements AutoCloseable {

    private static final String DESTROY = """
            UPDATE keystore.key SET kek = NULL, wrapped = NULL, destroyed_at = now(), request = ?
            WHERE case_id = ? AND about = ANY (?) AND field_class = ANY (?) AND wrapped IS NOT NULL
            """;

    private static final String THOSE = """
            SELECT id, case_id, about, field_class, kek, wrapped FROM keystore.key
            WHERE case_id = ? AND about = ANY (?) AND field_class = ANY (?) AND (wrapped IS NOT NULL OR request = ?) ORDER BY id
            """;

    private static final String DESTROYED_BY =
            "SELECT id, case_id, about, field_class, kek, wrapped FROM keystore.key WHERE request = ? ORDER BY id";

    private static final String DESTROY_ONE = """
            UPDATE keystore.key SET kek = NULL, wrapped = NULL, destroyed_at = now(), request = ?
            WHERE id = ? AND wrapped IS NOT NULL
            """;

    private static final String TOMBSTONES =
            "SELECT id, request FROM keystore.key WHERE wrapped IS NULL ORDER BY destroyed_at, id";

    /** A row that was overwritten lies in the table's file until something else takes its place; this makes the file anew. */
    private static final String PURGE = "SET lock_timeout = '5s'; VACUUM FULL keystore.key";

    private static final String WRAPPED_BY =
            "SELECT kek, count(*) AS keys FROM keystore.key WHERE kek IS NOT NULL GROUP BY kek ORDER BY kek";

    private static final String OLD =
            "SELECT id, kek, wrapped FROM keystore.key WHERE kek <> ? ORDER BY id LIMIT 1000 FOR UPDATE";

    private final DataSource database;
    private final Kek kek;

    public KeyKeeper(DataSource database, Kek kek) {
        this.database = database;
        this.kek = kek;
    }

    /** Ids of what a request will destroy, or has destroyed already if it was broken off. */
    public List<UUID> toDestroy(UUID caseId, Collection<Subject> about, Collection<FieldClass> classes, UUID request) {
        return told(THOSE, (statement, connection) -> {
                    statement.setObject(1, caseId);
                    statement.setArray(2, names(connection, about));
                    statement.setArray(3, names(connection, classes));
                    statement.setObject(4, request);
                })
                .stream()
                .map(WrappedKey::id)
                .toList();
    }

    /**
     * Destroys what there is of some people's keys, for ever, and has those who hold them drop them. Ends where the key store's
     * backups do: until those are gone, a restored one still has them.
     *
     * @return how many
     */
    public int destroy(UUID caseId, Collection<Subject> about, Collection<FieldClass> classes, UUID request) {
        return changed(DESTROY, (statement, connection) -> {
            statement.setObject(1, request);
            statement.setObject(2, caseId);
            statement.setArray(3, names(connection, about));
            statement.setArray(4, names(connection, classes));
        });
    }

    /** Destroys one that was destroyed before, and came back with an older copy of the key store; false if it has not. */
    public boolean destroyAgain(UUID key, UUID request) {
        return changed(DESTROY_ONE, (statement, connection) -> {
                    statement.setObject(1, request);
                    statement.setObject(2, key);
                })
                > 0;
    }

    /** What keys a request destroyed were for. */
    public List<KeyOf> destroyedBy(UUID request) {
        return told(DESTROYED_BY, (statement, connection) -> statement.setObject(1, request)).stream()
                .map(WrappedKey::of)
                .toList();
    }

    /** How many keys each key-encryption key wraps, by its id. */
    public Map<String, Long> wrappedBy() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(WRAPPED_BY)) {
            var counts = new LinkedHashMap<String, Long>();
            var rows = statement.executeQuery();
            while (rows.next()) {
                counts.put(rows.getString("kek"), rows.getLong("keys"));
            }
            return counts;
        } catch (SQLException e) {
            throw new KeysUnavailable("The key store does not answer.", e);
        }
    }

    /** Every key that is destroyed, with the request that led to it, in the order in which they were. */
    public Map<UUID, UUID> tombstones() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(TOMBSTONES)) {
            var tombstones = new LinkedHashMap<UUID, UUID>();
            var rows = statement.executeQuery();
            while (rows.next()) {
                tombstones.put(rows.getObject("id", UUID.class), rows.getObject("request", UUID.class));
            }
            return tombstones;
        } catch (SQLException e) {
            throw new KeysUnavailable("The key store does not answer.", e);
        }
    }

    /** Removes what is left of destroyed keys in the table's file. Nobody reads keys meanwhile; it takes as long as it takes. */
    public void purge() {
        try (var connection = database.getConnection()) {
            // Connections to the key store are given up when they say nothing for a few seconds; this one may be at
            // work.
            int patience = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, 0);
            try (var statement = connection.createStatement()) {
                for (var sql : PURGE.split(";", -1)) {
                    statement.execute(sql);
                }
            } finally {
                connection.setNetworkTimeout(Runnable::run, patience);
            }
        } catch (SQLException e) {
            throw new KeysUnavailable("The key store does not answer.", e);
        }
    }

    private interface Parameters {
        void set(PreparedStatement statement, Connection connection) throws SQLException;
    }

    private int changed(String sql, Parameters parameters) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var destroy = connection.prepareStatement(sql);
                    var tell = connection.prepareStatement("NOTIFY key_destroyed")) {
                parameters.set(destroy, connection);
                var destroyed = destroy.executeUpdate();
                tell.execute();
                connection.commit();
                return destroyed;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new KeysUnavailable("The key store does not answer.", e);
        }
    }

    private List<WrappedKey> told(String sql, Parameters parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(statement, connection);
            var keys = new ArrayList<WrappedKey>();
            var rows = statement.executeQuery();
            while (rows.next()) {
                keys.add(KeyTable.key(rows));
            }
            return keys;
        } catch (SQLException e) {
            throw new KeysUnavailable("The key store does not answer.", e);
        }
    }

    private static Array names(Connection connection, Collection<? extends Enum<?>> codes) throws SQLException {
        return connection.createArrayOf("text", codes.stream().map(Enum::name).toArray());
    }

    /**
     * Wraps every key with the current key-encryption key that another one wraps. When all services use the current one and this
     * finds none, the other one can be destroyed.
     *
     * @return how many were rewrapped
     */
    public int rewrap() {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var current = kek.current();
            var rewrapped = 0;
            try (var old = connection.prepareStatement(OLD);
                    var update =
                            connection.prepareStatement("UPDATE keystore.key SET kek = ?, wrapped = ? WHERE id = ?")) {
                old.setString(1, current);
                for (var before = -1; before < rewrapped; ) {
                    before = rewrapped;
                    var rows = old.executeQuery();
                    while (rows.next()) {
                        var id = rows.getObject("id", UUID.class);
                        var from = rows.getString("kek");
                        var key = kek.unwrap(from, rows.getBytes("wrapped"), DataKey.context(id, from));
                        update.setString(1, current);
                        update.setBytes(2, kek.wrap(key, DataKey.context(id, current)));
                        update.setObject(3, id);
                        update.addBatch();
                        rewrapped++;
                    }
                    update.executeBatch();
                    connection.commit();
                }
                return rewrapped;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new KeysUnavailable("The key store does not answer.", e);
        }
    }

    /** Closes the connections, if they can be closed. */
    @Override
    public void close() {
        if (database instanceof AutoCloseable pool) {
            try {
                pool.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
