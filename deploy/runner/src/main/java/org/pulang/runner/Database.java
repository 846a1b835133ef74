package org.pulang.runner;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.pulang.runner.console.Patience;
import org.pulang.runner.console.Trouble;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL 18 in the data directory, reachable from this machine with the password kept there. Its library is made for
 * tests and starts it without fsync; here every commit is on disk before it is answered, and the start checks that.
 */
final class Database implements AutoCloseable {

    static final String NAME = "pulang";

    /** The database of the keys; in production in another cluster. */
    static final String KEYSTORE = "pulang_keys";

    /** As {@code roles.sql} makes them: each service logs in as its own. */
    private static final List<String> ROLES =
            List.of("store_owner", "store_writer", "projector", "reader", "replay", "audit_owner");

    /** As {@code key-roles.sql} makes them. */
    private static final List<String> KEY_ROLES = List.of("pulang_keys", "key_writer", "key_reader", "key_eraser");

    private static final String SUPERUSER = "postgres";
    private static final String MAJOR_VERSION = "18";
    private static final String PROCESS = "postmaster.pid";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final EmbeddedPostgres server;
    private final Path data;
    private final DataDirectory directory;
    private final ProcessHandle postmaster;
    private final String version;

    private Database(
            EmbeddedPostgres server, Path data, DataDirectory directory, ProcessHandle postmaster, String version) {
        this.server = server;
        this.data = data;
        this.directory = directory;
        this.postmaster = postmaster;
        this.version = version;
    }

    /** @throws Trouble if it does not come up, or runs without the settings that keep commits */
    static Database start(DataDirectory directory) {
        var data = directory.file("postgresql");
        if (directory.unfinished() && Files.exists(data)) {
            directory.setAside(data);
        }
        refuseOtherVersion(data);
        endPredecessor(data);
        var binaries = directory.file("postgresql-binaries");
        removeUnlessComplete(binaries);
        // Here, and not only for this instance, since the library also tidies up whatever lies in that directory.
        System.setProperty("ot.epg.working-dir", binaries.toString());
        var password = password(directory, SUPERUSER);
        var log = Redirect.appendTo(directory.newLog("postgresql").toFile());
        try {
            var server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(PATIENCE)
                    .setOutputRedirector(log)
                    .setErrorRedirector(log)
                    .setLocaleConfig("locale", "C.UTF-8")
                    // Not locales, but the only way to give initdb an option: a password from the first moment on.
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig(
                            "pwfile", passwordFile(directory, SUPERUSER).toString())
                    .setConnectConfig("password", password)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "100")
                    // Details, statements and parameters in PostgreSQL's own log would quote rows.
                    .setServerConfig("log_error_verbosity", "terse")
                    .setServerConfig("log_min_error_statement", "panic")
                    .setServerConfig("log_parameter_max_length", "0")
                    .setServerConfig("log_parameter_max_length_on_error", "0")
                    .start();
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                require(statement, "fsync", "on");
                require(statement, "synchronous_commit", "on");
                require(statement, "full_page_writes", "on");
                create(statement);
                createKeystore(statement);
                try (var connectionThere = server.getDatabase(SUPERUSER, NAME, Map.of("password", password))
                                .getConnection();
                        var there = connectionThere.createStatement()) {
                    authorise(there, "/roles.sql", ROLES, directory);
                }
                try (var connectionThere = server.getDatabase(SUPERUSER, KEYSTORE, Map.of("password", password))
                                .getConnection();
                        var there = connectionThere.createStatement()) {
                    authorise(there, "/key-roles.sql", KEY_ROLES, directory);
                }
                directory.finished();
                var process =
                        postmaster(data).orElseThrow(() -> new Trouble("PostgreSQL ended right after its start."));
                return new Database(server, data, directory, process, setting(statement, "server_version"));
            }
        } catch (IOException | SQLException | RuntimeException e) {
            postmaster(data).ifPresent(ProcessHandle::destroy);
            throw e instanceof Trouble trouble
                    ? trouble
                    : new Trouble(
                            "PostgreSQL did not start; %s says why.".formatted(directory.file("log/postgresql.log")),
                            e);
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), NAME);
    }

    String keystoreUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), KEYSTORE);
    }

    /** Of a role, to log in with. */
    String password(String role) {
        return password(directory, role);
    }

    String version() {
        return version;
    }

    boolean alive() {
        return postmaster.isAlive();
    }

    @Override
    public void close() throws IOException {
        server.close();
        ended(postmaster, data, Duration.ofSeconds(10));
    }

    private static void create(Statement statement) throws SQLException {
        if (!exists(statement, "SELECT FROM pg_database WHERE datname = '%s'".formatted(NAME))) {
            statement.execute("CREATE DATABASE %s".formatted(NAME));
        }
    }

    private static void createKeystore(Statement statement) throws SQLException {
        if (!exists(statement, "SELECT FROM pg_database WHERE datname = '%s'".formatted(KEYSTORE))) {
            statement.execute("CREATE DATABASE %s".formatted(KEYSTORE));
        }
    }

    private static void authorise(Statement there, String script, List<String> names, DataDirectory directory)
            throws SQLException {
        try (var roles = Database.class.getResourceAsStream(script)) {
            there.execute(new String(Objects.requireNonNull(roles).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (var role : names) {
            there.execute("ALTER ROLE %s PASSWORD '%s'".formatted(role, password(directory, role)));
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void require(Statement statement, String name, String value) throws SQLException {
        if (!value.equals(setting(statement, name))) {
            throw new Trouble("PostgreSQL runs with %s other than %s and could lose what was acknowledged; not started."
                    .formatted(name, value));
        }
    }

    private static String setting(Statement statement, String name) throws SQLException {
        try (var row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Path passwordFile(DataDirectory directory, String role) {
        return directory.file("database-password-" + role);
    }

    private static String password(DataDirectory directory, String role) {
        return directory.secret(passwordFile(directory, role).getFileName().toString());
    }

    private static void refuseOtherVersion(Path data) {
        var file = data.resolve("PG_VERSION");
        if (Files.exists(file) && !MAJOR_VERSION.equals(DataDirectory.read(file))) {
            throw new Trouble(
                    ("The database in %s was written by PostgreSQL %s, this version of Pulang brings PostgreSQL %s."
                                    + " Move it over with pg_upgrade, or use the version of Pulang that wrote it.")
                            .formatted(data, DataDirectory.read(file), MAJOR_VERSION));
        }
    }

    /** If unpacking was broken off, half a program may lie there, which the library would take for a whole one. */
    private static void removeUnlessComplete(Path binaries) {
        if (Files.notExists(binaries)) {
            return;
        }
        try (var versions = Files.list(binaries)) {
            if (!versions.allMatch(version -> Files.exists(version.resolve(".exists")))) {
                FileSystemUtils.deleteRecursively(binaries);
            }
        } catch (IOException e) {
            throw new Trouble("%s cannot be read: %s".formatted(binaries, e.getMessage()), e);
        }
    }

    /** A postmaster outlives a runner that was killed; it is stopped, so that this start's settings hold. */
    private static void endPredecessor(Path data) {
        var predecessor = postmaster(data);
        if (predecessor.isPresent()) {
            predecessor.get().destroy();
            if (!ended(predecessor.get(), data, Duration.ofSeconds(30))) {
                throw new Trouble("PostgreSQL of an earlier run (process %d) does not stop. End it and start again."
                        .formatted(predecessor.get().pid()));
            }
        }
        try {
            // After a crash of the machine its id may belong to anybody, and PostgreSQL would refuse to start beside
            // it.
            Files.deleteIfExists(data.resolve(PROCESS));
        } catch (IOException e) {
            throw new Trouble("%s cannot be written: %s".formatted(data, e.getMessage()), e);
        }
    }

    private static Optional<ProcessHandle> postmaster(Path data) {
        try {
            return Files.readString(data.resolve(PROCESS))
                    .lines()
                    .findFirst()
                    .flatMap(id -> ProcessHandle.of(Long.parseLong(id.strip())))
                    .filter(process -> process.info()
                            .command()
                            .map(path -> path.contains("postgres"))
                            .orElse(true));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its last act is to remove the file; where nobody collects dead processes it seems alive even then. */
    private static boolean ended(ProcessHandle postmaster, Path data, Duration patience) {
        return Patience.until(patience, () -> !postmaster.isAlive() || Files.notExists(data.resolve(PROCESS)));
    }
}
