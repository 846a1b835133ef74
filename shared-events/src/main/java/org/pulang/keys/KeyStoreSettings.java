package org.pulang.keys;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * {@code pulang.keystore.*}.
 *
 * @param url of the database with the keys; in production in another cluster than the events
 * @param kekFile the key-encryption keys; comes before {@code kek}
 * @param kek the same as text, for local use only
 */
public record KeyStoreSettings(
        String url,
        String username,
        @Nullable String password,
        @Nullable Path kekFile,
        @Nullable String kek) {

    private static final int CONNECTIONS = 6;
    private static final int PATIENCE_MILLIS = 3_000;

    /** @throws IllegalStateException if neither names a key-encryption key, or the file is open to others */
    public Kek openKek() {
        if (kekFile != null && !kekFile.toString().isBlank()) {
            return LocalKek.ofFile(kekFile);
        }
        if (kek != null && !kek.isBlank()) {
            return LocalKek.ofText(kek);
        }
        throw new IllegalStateException("There is no key-encryption key: set PULANG_KEK_FILE.");
    }

    /** Connections to the key store; it need not be there yet. They are named after the service. */
    public HikariDataSource connections(String name) {
        var pool = new HikariConfig();
        pool.setPoolName("keystore");
        pool.setJdbcUrl(url);
        pool.setUsername(username);
        pool.setPassword(password);
        // One of them listens for destroyed keys.
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(PATIENCE_MILLIS);
        pool.setInitializationFailTimeout(-1);
        pool.addDataSourceProperty("ApplicationName", name + "-keys");
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        pool.addDataSourceProperty("socketTimeout", "10");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(pool);
    }

    @Override
    public String toString() {
        return "KeyStoreSettings[url=" + url + "]";
    }
}
