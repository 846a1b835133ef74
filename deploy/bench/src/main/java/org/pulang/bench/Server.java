package org.pulang.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pulang.bench.store.Database;

/** PostgreSQL 18 with the settings that hold for everybody; each candidate gets a database of its own. */
final class Server implements AutoCloseable {

    private static final List<String> TOLD = List.of(
            "server_version",
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_sync_method",
            "shared_buffers",
            "max_wal_size",
            "checkpoint_timeout",
            "max_connections",
            "autovacuum",
            "jit",
            "io_method");

    private final EmbeddedPostgres server;
    private int databases;

    private Server(EmbeddedPostgres server) {
        this.server = server;
    }

    /** @throws IllegalStateException if it acknowledges what is not on disk */
    static Server start() throws IOException, SQLException {
        var server = new Server(EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(90))
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("max_connections", "400")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start());
        var settings = server.settings();
        for (var name : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            if (!"on".equals(settings.get(name))) {
                server.close();
                throw new IllegalStateException("%s is not on; what is measured would not be kept.".formatted(name));
            }
        }
        return server;
    }

    Map<String, String> settings() throws SQLException {
        var settings = new LinkedHashMap<String, String>();
        try (var connection = administration().connect();
                var statement = connection.createStatement()) {
            for (var name : TOLD) {
                try (var row = statement.executeQuery("SHOW " + name)) {
                    row.next();
                    settings.put(name, row.getString(1));
                }
            }
        }
        return settings;
    }

    /** An empty database. */
    Database database(String purpose) throws SQLException {
        var database = new Database(server.getPort(), "%s_%d".formatted(purpose, ++databases));
        administration().execute("CREATE DATABASE " + database.name());
        return database;
    }

    void drop(Database database) throws SQLException {
        administration().execute("DROP DATABASE %s WITH (FORCE)".formatted(database.name()));
    }

    /** Writes out what earlier measures left dirty, so that the next does not pay for it. */
    void settle() throws SQLException {
        administration().execute("CHECKPOINT");
    }

    private Database administration() {
        return new Database(server.getPort(), "postgres");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
