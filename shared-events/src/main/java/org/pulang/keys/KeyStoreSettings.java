package org.pulang.keys;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * {@code pulang.keystore.*}.
 *
 * @param url of the database with the keys; in production in another cluster than the events
 * @param username key_writer for the command service, key_reader for the query service
 * @param eraserUsername key_eraser, for the one service that destroys keys; absent: the same as username
 * @param migrationUsername the owner of the schema; absent: the same as username
 * @param destroyedKeys file with the {@link DestroyedList}, beside neither database; absent: none is kept
 * @param pkcs11 the device that holds the key-encryption keys; comes before all others
 * @param vault the service that holds them; comes next
 * @param kekFile the key-encryption keys; comes before {@code kek}
 * @param kek the same as text, for local use only
 */
public record KeyStoreSettings(
        String url,
        String username,
        @Nullable String password,
        @Nullable String eraserUsername,
        @Nullable String eraserPassword,
        @Nullable String migrationUsername,
        @Nullable String migrationPassword,
        @Nullable Path destroyedKeys,
        @Nullable Pkcs11 pkcs11,
        @Nullable Vault vault,
        @Nullable Path kekFile,
        @Nullable String kek) {

    private static final int CONNECTIONS = 6;
    private static final int PATIENCE_MILLIS = 3_000;

    /**
     * A device reached by PKCS#11.
     *
     * @param config of the JDK's SunPKCS11; absent: there is none
     * @param pinFile its first line logs in
     * @param key label of the key that wraps
     */
    public record Pkcs11(
            @Nullable Path config,
            @Nullable Path pinFile,
            @Nullable String key) {

        Optional<Kek> open() {
            if (config == null || config.toString().isBlank()) {
                return Optional.empty();
            }
            if (pinFile == null || key == null) {
                throw new IllegalStateException(
                        "The device of the key-encryption keys is named, but not its PIN file or its key.");
            }
            return Optional.of(new Pkcs11Kek(config, pinFile, key));
        }
    }

    /**
     * Vault, or OpenBao.
     *
     * @param transit address of its engine transit; absent: there is none
     * @param tokenFile its first line is the token
     * @param key name of the key that wraps
     */
    public record Vault(
            @Nullable String transit,
            @Nullable Path tokenFile,
            @Nullable String key) {

        Optional<Kek> open() {
            if (transit == null || transit.isBlank()) {
                return Optional.empty();
            }
            if (tokenFile == null || key == null) {
                throw new IllegalStateException(
                        "The transit engine of the key-encryption keys is named, but not its token file or its key.");
            }
            return Optional.of(new VaultKek(URI.create(transit), tokenFile, key));
        }
    }

    /** @throws IllegalStateException if neither names a key-encryption key, or the file is open to others */
    public Kek openKek() {
        return Optional.ofNullable(pkcs11)
                .flatMap(Pkcs11::open)
                .or(() -> Optional.ofNullable(vault).flatMap(Vault::open))
                .orElseGet(this::openLocalKek);
    }

    private Kek openLocalKek() {
        if (kekFile != null && !kekFile.toString().isBlank()) {
            return LocalKek.ofFile(kekFile);
        }
        if (kek != null && !kek.isBlank()) {
            return LocalKek.ofText(kek);
        }
        throw new IllegalStateException("There is no key-encryption key: set PULANG_KEK_FILE.");
    }

    /** The list of destroyed keys, where one is kept. */
    public Optional<DestroyedList> destroyedList(Kek with) {
        return destroyedKeys == null || destroyedKeys.toString().isBlank()
                ? Optional.empty()
                : Optional.of(new DestroyedList(destroyedKeys, with));
    }

    /** Opens details with the key store and, where one is kept, the list of destroyed keys. */
    public KeyRing keyRing(String name, Kek with) {
        return destroyedList(with)
                .map(list -> KeyRing.on(connections(name), with, list))
                .orElseGet(() -> KeyRing.on(connections(name), with));
    }

    /** Connections to the key store; it need not be there yet. They are named after the service. */
    public HikariDataSource connections(String name) {
        // One of them listens for destroyed keys.
        return connections(name + "-keys", "keystore", username, password, CONNECTIONS, 1);
    }

    /** Connections of whoever destroys keys. */
    public HikariDataSource eraserConnections(String name) {
        return eraserUsername != null && !eraserUsername.isBlank()
                ? connections(name + "-eraser", "keystore-eraser", eraserUsername, eraserPassword, 2, 0)
                : connections(name + "-eraser", "keystore-eraser", username, password, 2, 0);
    }

    /** Who brings the schema up to date. */
    public DataSource owner() {
        var owner = new PGSimpleDataSource();
        owner.setUrl(url);
        var apart = migrationUsername != null && !migrationUsername.isBlank();
        owner.setUser(apart ? migrationUsername : username);
        owner.setPassword(apart ? migrationPassword : password);
        return owner;
    }

    private HikariDataSource connections(
            String application, String name, String user, @Nullable String secret, int most, int idle) {
        var pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(secret);
        pool.setMaximumPoolSize(most);
        pool.setMinimumIdle(idle);
        pool.setConnectionTimeout(PATIENCE_MILLIS);
        pool.setInitializationFailTimeout(-1);
        pool.addDataSourceProperty("ApplicationName", application);
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
