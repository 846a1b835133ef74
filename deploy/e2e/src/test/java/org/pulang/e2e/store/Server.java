package org.pulang.e2e.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.pulang.runner.console.Patience;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL that keeps what it acknowledged and can be made to crash. */
public final class Server implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern ARGUMENT = Pattern.compile("\"[^\"]*\"|[^\\s\"]+");
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final AtomicInteger PORTS = new AtomicInteger(new Random().nextInt(12_000));

    private final Path directory;
    private final int port;
    private final EmbeddedPostgres server;

    private Server(Path directory, int port) {
        this.directory = directory;
        this.port = port;
        this.server = launch();
    }

    public static Server start() {
        try {
            // Not a temporary directory, so that its log can be read when a test has failed.
            var directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "postgresql-");
            return new Server(directory, freePort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Another each time, below those that systems give to outgoing connections, so that nobody takes it before its server is up
     * or while it is down.
     */
    public static int freePort() {
        while (true) {
            try (var socket = new ServerSocket(20_000 + PORTS.getAndIncrement() % 12_000)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Another one, then.
            }
        }
    }

    private EmbeddedPostgres launch() {
        var log = Redirect.appendTo(log());
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data())
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setPGStartupWait(PATIENCE)
                    .setOutputRedirector(log)
                    .setErrorRedirector(log)
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "150")
                    // Whatever no commit has flushed stays in memory, so that a crash can take it.
                    .setServerConfig("wal_writer_delay", "10s")
                    .setServerConfig("wal_writer_flush_after", "100MB")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    /** For logs of whoever works on it. */
    public Path directory() {
        return directory;
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", "");
    }

    /** The name of a new, empty one. */
    public String freshDatabase() throws SQLException {
        var name = "proof_" + DATABASES.incrementAndGet();
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return name;
    }

    /** kill -9 of the postmaster and of all its children. */
    public void kill() {
        var postmaster = postmaster();
        var family = new ArrayList<>(List.of(postmaster));
        // The postmaster first, else it would start new ones.
        family.addAll(postmaster.descendants().toList());
        family.forEach(ProcessHandle::destroyForcibly);
        if (!Patience.until(PATIENCE, () -> family.stream().noneMatch(Server::works))) {
            throw new IllegalStateException("PostgreSQL does not die.");
        }
    }

    /** After a {@link #kill}, with the command it was started by; returns once it has recovered. */
    public void startAgain() {
        try {
            Files.deleteIfExists(data().resolve("postmaster.pid"));
            var command = new ArrayList<String>();
            if (System.getProperty("user.name").equals("root")) {
                // As its library does: PostgreSQL refuses to run as root.
                command.addAll(List.of("unshare", "-U"));
            }
            ARGUMENT.matcher(Files.readString(data().resolve("postmaster.opts")))
                    .results()
                    .forEach(argument -> command.add(argument.group().replace("\"", "")));
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Patience.until(PATIENCE, this::answers)) {
            throw new IllegalStateException("PostgreSQL does not recover; see " + log());
        }
    }

    private boolean answers() {
        try (var connection = connect("postgres")) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private File log() {
        return directory.resolve("log").toFile();
    }

    /** Where nobody collects dead processes they seem alive, but have no command any more. */
    private static boolean works(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private ProcessHandle postmaster() {
        try {
            var id = Files.readAllLines(data().resolve("postmaster.pid")).get(0);
            return ProcessHandle.of(Long.parseLong(id.strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        // Its library waits five seconds for it to end, and nobody may write any more into what is deleted.
        var note = data().resolve("postmaster.pid");
        if (Files.exists(note)) {
            kill();
            Files.delete(note);
        }
        server.close();
        FileSystemUtils.deleteRecursively(data());
    }
}
