package org.pulang.e2e.torture;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pulang.e2e.Limits;
import org.pulang.e2e.store.Server;
import org.pulang.runner.batch.Tokens;
import org.pulang.runner.demo.DemoStaff;
import org.pulang.signin.TestIssuer;
import org.pulang.vocabulary.StaffId;

/** Several command services and query services on one database. Their clocks are four minutes apart. */
final class Cluster implements AutoCloseable {

    private static final List<String> CLOCKS = List.of("PT2M", "PT-2M");

    /** Wraps the keys of the services. */
    static final String KEK = "torture AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    static final Tokens TOKENS = new Tokens() {
        @Override
        public String of(String staff) {
            return TestIssuer.shared().token(staff);
        }

        @Override
        public void forget(String staff) {
            // Each is new.
        }
    };

    private final Server server;
    private final String database;
    private final List<Node> commands = new ArrayList<>();
    private final List<Node> queries = new ArrayList<>();

    private Cluster(Server server, String database) {
        this.server = server;
        this.database = database;
    }

    static Cluster start(int commands, int queries) throws SQLException {
        var server = Server.start();
        var cluster = new Cluster(server, server.freshDatabase());
        for (int i = 0; i < commands; i++) {
            cluster.commands.add(cluster.node("command", "org.pulang.command.CommandService", i));
        }
        for (int i = 0; i < queries; i++) {
            cluster.queries.add(cluster.node("query", "org.pulang.query.QueryService", i));
        }
        cluster.awaitReady();
        try (var connection = cluster.connect()) {
            somebodyWorksHere(connection, "eventstore", "readmodel");
        }
        return cluster;
    }

    /** Without events, which would have no command in the ledger. */
    static void somebodyWorksHere(Connection connection, String... schemas) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var schema : schemas) {
                for (var member : DemoStaff.values()) {
                    var stream = schema.equals("readmodel") ? "stream, " : "";
                    statement.execute("""
                            INSERT INTO %s.staff (%s staff_id, organisation, role, enabled)
                            VALUES (%s'%s', '%s', '%s', true)
                            """.formatted(
                                    schema,
                                    stream,
                                    stream.isEmpty() ? "" : "'%s', ".formatted(new StaffId(member.id()).stream()),
                                    member.id(),
                                    member.organisation(),
                                    member.role()));
                }
            }
        }
    }

    private Node node(String kind, String service, int number) {
        var port = Server.freePort();
        var settings = new HashMap<>(Limits.NONE);
        settings.putAll(Map.of(
                "SPRING_PROFILES_ACTIVE",
                "local",
                "PULANG_ISSUER",
                TestIssuer.shared().url(),
                "PULANG_DATABASE_URL",
                server.url(database),
                "PULANG_DATABASE_USER",
                "postgres",
                "PULANG_DATABASE_PASSWORD",
                "none",
                "PULANG_KEK",
                KEK,
                "JDK_JAVA_OPTIONS",
                "-Djava.io.tmpdir=" + server.directory(),
                "PULANG_COMMAND_PORT",
                String.valueOf(port),
                "PULANG_QUERY_PORT",
                String.valueOf(port),
                "PULANG_CLOCK_OFFSET",
                CLOCKS.get(number % CLOCKS.size())));
        return new Node(service, port, settings, server.directory().resolve("%s-%d.log".formatted(kind, number)));
    }

    /** Of all nodes, each of which was told to run. */
    void awaitReady() {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> nodes().peek(Node::requireAlive).allMatch(Node::ready));
    }

    private Stream<Node> nodes() {
        return Stream.concat(commands.stream(), queries.stream());
    }

    Server server() {
        return server;
    }

    /** Its name on the server. */
    String database() {
        return database;
    }

    Connection connect() throws SQLException {
        return server.connect(database);
    }

    List<Node> commands() {
        return commands;
    }

    List<Node> queries() {
        return queries;
    }

    /** What lies in the way of a session ends it; the service must notice and come back. */
    int terminate(String sessions) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid() AND
                        """ + sessions)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Prints rows, for whoever has to find out why a test failed. */
    void tell(String query) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            System.out.println(query.strip());
            while (rows.next()) {
                var line = new StringJoiner(" | ", "    ", "");
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    line.add(rows.getString(column));
                }
                System.out.println(line);
            }
        }
    }

    /** What the services themselves called an error, for whoever has to find out why a test failed. */
    String errors() {
        return nodes().flatMap(Node::errors).collect(Collectors.joining("\n"));
    }

    /** The operating system's process behind some session of a command service. */
    ProcessHandle backend() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        SELECT pid FROM pg_stat_activity
                        WHERE datname = current_database() AND application_name = 'pulang-command-service'
                        ORDER BY state_change DESC LIMIT 1
                        """)) {
            row.next();
            return ProcessHandle.of(row.getLong(1)).orElseThrow();
        }
    }

    @Override
    public void close() throws IOException {
        nodes().forEach(Node::close);
        server.close();
    }
}
