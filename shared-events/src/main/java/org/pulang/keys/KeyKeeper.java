package org.pulang.keys;

import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;
import org.pulang.personal.FieldClass;
import org.pulang.personal.KeysUnavailable;
import org.pulang.personal.Subject;

/** What neither service does by itself: destroy keys, and wrap them anew. Its own database role is to come (ADR 14). */
public final class KeyKeeper {

    private static final String DESTROY = """
            UPDATE keystore.key SET kek = NULL, wrapped = NULL, destroyed_at = now(), request = ?
            WHERE case_id = ? AND about = ? AND field_class = ANY (?) AND wrapped IS NOT NULL
            """;

    private static final String OLD =
            "SELECT id, kek, wrapped FROM keystore.key WHERE kek <> ? ORDER BY id LIMIT 1000 FOR UPDATE";

    private final DataSource database;
    private final Kek kek;

    public KeyKeeper(DataSource database, Kek kek) {
        this.database = database;
        this.kek = kek;
    }

    /**
     * Destroys what there is of a person's keys, for ever, and has those who hold them drop them. Ends where the key store's
     * backups do: until those are gone, a restored one still has them.
     *
     * @return how many
     */
    public int destroy(UUID caseId, Subject about, Collection<FieldClass> classes, UUID request) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var destroy = connection.prepareStatement(DESTROY);
                    var tell = connection.prepareStatement("NOTIFY key_destroyed")) {
                destroy.setObject(1, request);
                destroy.setObject(2, caseId);
                destroy.setString(3, about.name());
                destroy.setArray(
                        4,
                        connection.createArrayOf(
                                "text", classes.stream().map(FieldClass::name).toArray()));
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
}
