package org.pulang.command.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * What the store's promises rest on in the database. Without the first five the service does not start; where the server may
 * lose what it acknowledged, the service warns and tells in its health.
 */
final class StoreChecks implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(StoreChecks.class);

    private static final Map<String, String> REQUIRED = Map.of(
            "positions are drawn singly and upwards",
            """
            SELECT cache_size = 1 AND increment_by = 1 AND NOT cycle
            FROM pg_sequences WHERE schemaname = 'eventstore' AND sequencename = 'event_position_seq'
            """,
            "who inserts holds the horizon",
            """
            SELECT tgenabled = 'A' FROM pg_trigger
            WHERE tgrelid = 'eventstore.event'::regclass AND tgname = 'event_holds_horizon'
            """,
            "events are never altered",
            """
            SELECT tgenabled = 'A' FROM pg_trigger
            WHERE tgrelid = 'eventstore.event'::regclass AND tgname = 'event_is_append_only'
            """,
            "transactions are READ COMMITTED",
            """
            SELECT current_setting('default_transaction_isolation') = 'read committed'
            """,
            "the last position may be read",
            """
            SELECT has_sequence_privilege('eventstore.event_position_seq', 'USAGE, SELECT')
            """);

    private static final String DURABILITY = """
            SELECT name, setting FROM pg_settings
            WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes') AND setting = 'off' ORDER BY name
            """;

    private final DataSource database;

    /** @throws IllegalStateException if the database lacks something required */
    StoreChecks(DataSource database) {
        this.database = database;
        try (var connection = database.getConnection()) {
            for (var check : REQUIRED.entrySet()) {
                if (!holds(connection, check.getValue())) {
                    throw new IllegalStateException(
                            "The event store does not start, for it is not so that %s.".formatted(check.getKey()));
                }
            }
            var off = off(connection);
            if (!off.isEmpty()) {
                LOG.warn("What is acknowledged may be lost when the database or its machine stops: {}", off);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The event store could not be checked.", e);
        }
    }

    private static boolean holds(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static Map<String, String> off(Connection connection) throws SQLException {
        var settings = new LinkedHashMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(DURABILITY)) {
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
        }
        return settings;
    }

    @Override
    public Health health() {
        try (var connection = database.getConnection()) {
            return Health.up().withDetails(off(connection)).build();
        } catch (SQLException e) {
            return Health.down().build();
        }
    }
}
