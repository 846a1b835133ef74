package org.pulang.bench.pages;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.pulang.bench.store.JourneyWorkload;
import org.pulang.keys.KeyRing;
import org.pulang.keys.LocalKek;
import org.pulang.store.EventWriter;
import org.pulang.store.SealingEventWriter;
import org.springframework.util.FileSystemUtils;

/**
 * Pulang as its runner starts it: PostgreSQL with the roles of production, issuer and both services in processes of their own, on free
 * ports and a folder that is gone afterwards. But services compile as in production, and ask nobody to slow down.
 */
public final class RunningPulang implements AutoCloseable {

    private static final Duration START_UP = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofMinutes(2);

    /** No projection comes further in so long a time: nobody need wait for it. */
    private static final Duration STANDSTILL = Duration.ofMinutes(5);

    private static final Duration LOOK = Duration.ofSeconds(15);
    private static final int KEY_CONNECTIONS = 4;

    private final Path directory;
    private final String pages;
    private final Process runner;

    private RunningPulang(Path directory, int queryPort, Process runner) {
        this.directory = directory;
        this.pages = "http://localhost:" + queryPort;
        this.runner = runner;
    }

    /** @throws IllegalStateException if it does not start */
    public static RunningPulang start() throws IOException, InterruptedException {
        var jar = Objects.requireNonNull(
                System.getProperty("pulang.runner.jar"), "pulang.runner.jar, the runner's; deploy/bench/run names it");
        var ports = freePorts(3);
        var directory = Files.createTempDirectory("pulang-bench-pages");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile());
        builder.environment()
                .putAll(Map.of(
                        "PULANG_DATA_DIRECTORY", directory.resolve("data").toString(),
                        "PULANG_ISSUER_PORT", String.valueOf(ports.get(0)),
                        "PULANG_COMMAND_PORT", String.valueOf(ports.get(1)),
                        "PULANG_QUERY_PORT", String.valueOf(ports.get(2)),
                        "PULANG_DEMO_CASES", "0",
                        "PULANG_JAVA_OPTIONS", "-Xmx2g",
                        "PULANG_COMMANDS_PER_MINUTE", "0",
                        "PULANG_BATCHES_PER_MINUTE", "0",
                        "PULANG_READS_PER_MINUTE", "0",
                        "PULANG_CASES_PER_HOUR", "0"));
        var pulang = new RunningPulang(directory, ports.get(2), builder.start());
        try {
            pulang.awaitStarted();
            return pulang;
        } catch (IOException | InterruptedException | RuntimeException e) {
            pulang.close();
            throw e;
        }
    }

    /** All at once, so that they differ. */
    private static List<Integer> freePorts(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private void awaitStarted() throws IOException, InterruptedException {
        var output = directory.resolve("output");
        long until = System.nanoTime() + START_UP.toNanos();
        while (!Files.readString(output).contains("Ctrl-C")) {
            if (!runner.isAlive() || System.nanoTime() - until >= 0) {
                throw new IllegalStateException("Pulang did not start: " + Files.readString(output));
            }
            Thread.sleep(200);
        }
    }

    /**
     * Writes events into its store, personal details sealed with keys of its key store, each case's own.
     *
     * @param workload by the writer that seals
     * @param progress told how many cases are written
     * @return how many events
     */
    public long fill(Function<EventWriter, JourneyWorkload> workload, int cases, IntConsumer progress)
            throws Exception {
        try (var keys = KeyRing.on(keyStore(), LocalKek.ofFile(data("kek")));
                var connection = connect()) {
            return workload.apply(new SealingEventWriter(keys)).fill(connection, cases, progress);
        }
    }

    private HikariDataSource keyStore() throws IOException {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url("pulang_keys"));
        pool.setUsername("key_writer");
        pool.setPassword(secret("database-password-key_writer"));
        pool.setMaximumPoolSize(KEY_CONNECTIONS);
        return pool;
    }

    /**
     * Waits until every projection has come to the end of the log.
     *
     * @param progress told now and then how far they are
     * @throws IllegalStateException if they come no further
     */
    public void awaitProjections(Consumer<String> progress) throws Exception {
        try (var connection = connect()) {
            long head = number(connection, "SELECT coalesce(max(position), 0) FROM eventstore.event");
            long reached = -1;
            long moved = System.nanoTime();
            while (true) {
                long behind = number(
                        connection,
                        "SELECT count(DISTINCT processor) FROM readmodel.token WHERE position < %d".formatted(head));
                if (behind == 0) {
                    return;
                }
                long lowest = number(connection, "SELECT min(position) FROM readmodel.token");
                long sum = number(connection, "SELECT sum(position)::bigint FROM readmodel.token");
                progress.accept(
                        "%d projections are behind, the last at %,d of %,d events".formatted(behind, lowest, head));
                if (sum != reached) {
                    reached = sum;
                    moved = System.nanoTime();
                } else if (!runner.isAlive() || System.nanoTime() - moved >= STANDSTILL.toNanos()) {
                    throw new IllegalStateException("The projections come no further than " + lowest + ".");
                }
                Thread.sleep(LOOK.toMillis());
            }
        }
    }

    /**
     * As if people had worked there for long: almost every case was seen by whoever owns it and by the supervisor, of one in ten not what
     * came last. And as if the database had been left alone for a night.
     */
    public void settle() throws Exception {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO readmodel.access_look (staff, case_id, seen)
                    SELECT who.staff, c.case_id, CASE WHEN random() < 0.1 THEN 0 ELSE s.changed_at END
                    FROM readmodel.caseload c JOIN readmodel.caseload_standing s ON s.case_id = c.case_id
                    CROSS JOIN LATERAL (VALUES (c.owner), (%s)) who (staff)
                    WHERE random() < 0.9
                    ON CONFLICT DO NOTHING""".formatted(Offices.supervisorOf("c.organisation")));
            statement.execute("VACUUM ANALYZE");
            statement.execute("CHECKPOINT");
        }
    }

    /** The cases that somebody works with: a caseworker's own, or those of a supervisor's office. */
    public List<UUID> casesOf(String staff) throws Exception {
        var cases = new ArrayList<UUID>();
        try (var connection = connect();
                var query = connection.prepareStatement("SELECT case_id FROM readmodel.caseload WHERE ? IN (owner, %s)"
                        .formatted(Offices.supervisorOf("organisation")))) {
            query.setString(1, staff);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    cases.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return List.copyOf(cases);
    }

    /** The first column of the only row, as the owner of everything sees it. */
    public long number(String query) throws Exception {
        try (var connection = connect()) {
            return number(connection, query);
        }
    }

    /** A setting of PostgreSQL. */
    public String setting(String name) throws Exception {
        try (var connection = connect();
                var query = connection.prepareStatement("SELECT current_setting(?)")) {
            query.setString(1, name);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** One of the demonstration staff, signed in. */
    public Visitor visitor(String staff) throws IOException, InterruptedException {
        return Visitor.signIn(pages, staff, secret("demo-password"));
    }

    private Connection connect() throws IOException, SQLException {
        return DriverManager.getConnection(url("pulang"), "postgres", secret("database-password-postgres"));
    }

    private String url(String database) throws IOException {
        // The fourth line of PostgreSQL's own note.
        var port = Files.readAllLines(data("postgresql").resolve("postmaster.pid"))
                .get(3)
                .strip();
        return "jdbc:postgresql://127.0.0.1:%s/%s".formatted(port, database);
    }

    private String secret(String name) throws IOException {
        return Files.readString(data(name)).strip();
    }

    private Path data(String name) {
        return directory.resolve("data").resolve(name);
    }

    /** Ends it as Ctrl-C does, and removes its folder. */
    @Override
    public void close() throws IOException {
        runner.destroy();
        try {
            if (!runner.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                runner.destroyForcibly();
            }
        } catch (InterruptedException e) {
            runner.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        FileSystemUtils.deleteRecursively(directory);
    }
}
