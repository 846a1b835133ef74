package org.pulang.query.replay;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootVersion;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What runs here: versions, and where the database keeps its files. */
final class Installation {

    private final JdbcClient jdbc;
    private final String directory;

    /**
     * @param jdbc of who owns the read model
     * @param directory as whoever started this said it; blank where nobody did
     */
    Installation(JdbcClient jdbc, String directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    /** By the key of its label; what nobody says is left out. */
    Map<String, String> told() {
        var told = new LinkedHashMap<String, String>();
        put(told, "service", Installation.class.getPackage().getImplementationVersion());
        put(told, "java", Runtime.version().toString());
        put(told, "boot", SpringBootVersion.getVersion());
        put(told, "postgresql", one("SELECT current_setting('server_version')"));
        put(told, "database", one("SELECT current_database()"));
        // Absent where the login may not see it.
        put(
                told,
                "dataDirectory",
                directory.isBlank() ? one("SELECT setting FROM pg_settings WHERE name = 'data_directory'") : directory);
        put(
                told,
                "readModel",
                one("SELECT version FROM readmodel.flyway_schema_history WHERE success AND version IS NOT NULL"
                        + " ORDER BY installed_rank DESC LIMIT 1"));
        return told;
    }

    private @Nullable String one(String sql) {
        return jdbc.sql(sql)
                .query(String.class)
                .optional()
                .filter(text -> !text.isBlank())
                .orElse(null);
    }

    private static void put(Map<String, String> told, String key, @Nullable String value) {
        if (value != null) {
            told.put(key, value);
        }
    }
}
