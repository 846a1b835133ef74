package org.pulang.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pulang.e2e.store.Server;
import org.pulang.runner.batch.IssuedTokens;
import org.pulang.runner.batch.Tokens;
import org.pulang.runner.demo.DemoStaff;

/** A running system: the real runner, started as a user starts it, with free ports and a data directory of its own. */
final class Pulang implements AutoCloseable {

    private static final Duration START_UP = Duration.ofMinutes(5);
    private static @Nullable Pulang shared;

    private final Path directory;
    private final int issuerPort;
    private final int commandPort;
    private final int queryPort;
    private final Map<String, String> environment = new TreeMap<>();
    private @Nullable Tokens tokens;
    private Process runner;
    private Path output;

    private Pulang(int demoCases) throws IOException {
        // Not a temporary directory, so that its logs can be read when a test has failed.
        directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "pulang-");
        issuerPort = Server.freePort();
        commandPort = Server.freePort();
        queryPort = Server.freePort();
        environment.put("PULANG_DATA_DIRECTORY", data().toString());
        environment.put("PULANG_ISSUER_PORT", String.valueOf(issuerPort));
        environment.put("PULANG_COMMAND_PORT", String.valueOf(commandPort));
        environment.put("PULANG_QUERY_PORT", String.valueOf(queryPort));
        environment.put("PULANG_DEMO_CASES", String.valueOf(demoCases));
        environment.putAll(Limits.NONE);
        output = directory.resolve("output");
        runner = launch();
    }

    static Pulang start(int demoCases) {
        try {
            var pulang = new Pulang(demoCases);
            pulang.awaitStarted();
            return pulang;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One for all tests that neither stop it nor mind others' cases; it ends with this process. */
    static synchronized Pulang shared() {
        if (shared == null) {
            shared = start(12);
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** As the worker whom all demonstration cases know. */
    Http commands() {
        return http(commandPort);
    }

    /** As the worker whom all demonstration cases know. */
    Http queries() {
        return http(queryPort);
    }

    Http http(int port) {
        return new Http("http://localhost:" + port, tokens(), DemoStaff.Caseworker.id());
    }

    private synchronized Tokens tokens() {
        if (tokens == null) {
            tokens = new IssuedTokens(issuer(), demoPassword());
        }
        return tokens;
    }

    /** Somebody at the pages, signed in. */
    Browser browser(DemoStaff person) {
        var browser = new Browser();
        var home = browser.signIn(queries().url() + "/", person.id(), demoPassword());
        if (home.statusCode() != 200 || home.uri().getPort() != queryPort) {
            throw new AssertionError("%s is not signed in: %d %s".formatted(person, home.statusCode(), home.uri()));
        }
        return browser;
    }

    String issuer() {
        return "http://localhost:" + issuerPort;
    }

    String demoPassword() {
        return text(data().resolve("demo-password")).strip();
    }

    int commandPort() {
        return commandPort;
    }

    int queryPort() {
        return queryPort;
    }

    String databaseUrl() {
        return "jdbc:postgresql://127.0.0.1:%s/pulang".formatted(databasePort());
    }

    Path data() {
        return directory.resolve("data");
    }

    /** What the person at the keyboard has seen since the last start. */
    String output() {
        return text(output);
    }

    /** Ends the runner as a power cut would. */
    void kill() {
        runner.destroyForcibly();
        await().atMost(Duration.ofMinutes(1)).until(() -> !runner.isAlive());
    }

    /** Starts it again on the same data and ports, with one setting changed. */
    void startAgain(String setting, String value) {
        environment.put(setting, value);
        // The issuer has a new key.
        tokens = null;
        runner = launch();
        awaitStarted();
    }

    /** Ends it as Ctrl-C does. */
    void stop() {
        runner.destroy();
        await().atMost(Duration.ofMinutes(2)).until(() -> !runner.isAlive());
    }

    @Override
    public void close() {
        if (runner.isAlive()) {
            stop();
        }
    }

    /** The process of a service, told by its main class. */
    ProcessHandle serviceProcess(String mainClass) {
        return runner.children()
                .filter(child -> child.info().commandLine().orElse("").contains(mainClass))
                .findFirst()
                .orElseThrow();
    }

    /** The runner once more, in a process of its own; its output goes to the file. */
    Process run(Path output, String... arguments) {
        var command = new ArrayList<>(List.of(java(), "-jar", jar()));
        command.addAll(List.of(arguments));
        return start(command, output, environment);
    }

    /** One more command service on the same database. */
    Process anotherCommandService(int port) {
        var settings = another(Map.of(
                "DATABASE", "store_writer",
                "MIGRATION", "store_owner",
                "KEYSTORE", "key_writer",
                "KEYSTORE_ERASER", "key_eraser",
                "KEYSTORE_MIGRATION", "pulang_keys"));
        settings.put("PULANG_COMMAND_PORT", String.valueOf(port));
        return start(
                List.of(
                        java(),
                        "-Dloader.main=org.pulang.command.CommandService",
                        "-cp",
                        jar(),
                        "org.springframework.boot.loader.launch.PropertiesLauncher"),
                directory.resolve("another-command-service.log"),
                settings);
    }

    /** One more query service on the same database, or one that is broken on purpose: it may be a class of the tests. */
    Process anotherQueryService(String mainClass, int port) {
        return anotherQueryService(mainClass, port, Map.of());
    }

    /** The same, with some settings of its own. */
    Process anotherQueryService(String mainClass, int port, Map<String, String> own) {
        var settings = another(Map.of(
                "DATABASE", "reader",
                "REPLAY", "replay",
                "PROJECTOR", "projector",
                "AUDIT", "audit_owner",
                "KEYSTORE", "key_reader"));
        settings.put("PULANG_QUERY_PORT", String.valueOf(port));
        settings.putAll(own);
        return start(
                List.of(
                        java(),
                        "-Xmx384m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        mainClass),
                directory.resolve("another-query-service.log"),
                settings);
    }

    private Map<String, String> another(Map<String, String> roles) {
        var settings = new TreeMap<>(environment);
        settings.put("SPRING_PROFILES_ACTIVE", "local");
        settings.put("PULANG_ISSUER", issuer());
        settings.put("PULANG_COMMAND_API", "http://localhost:" + commandPort);
        settings.put("PULANG_DATABASE_URL", databaseUrl());
        roles.forEach((setting, role) -> {
            settings.put("PULANG_%s_USER".formatted(setting), role);
            settings.put("PULANG_%s_PASSWORD".formatted(setting), databasePassword(role));
        });
        settings.put("PULANG_KEYSTORE_URL", "jdbc:postgresql://127.0.0.1:%s/pulang_keys".formatted(databasePort()));
        settings.put(
                "PULANG_DESTROYED_KEYS_FILE", data().resolve("destroyed-keys").toString());
        settings.put("PULANG_KEK_FILE", data().resolve("kek").toString());
        settings.put("PULANG_INDEX_SECRET_FILE", data().resolve("index-secret").toString());
        return settings;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String databasePassword(String role) {
        return text(data().resolve("database-password-" + role)).strip();
    }

    /** The fourth line of its own note. */
    private String databasePort() {
        return text(data().resolve("postgresql/postmaster.pid"))
                .lines()
                .toList()
                .get(3);
    }

    private Process launch() {
        return start(List.of(java(), "-jar", jar()), output, environment);
    }

    private static Process start(List<String> command, Path output, Map<String, String> environment) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String jar() {
        return Objects.requireNonNull(System.getProperty("pulang.runner.jar"), "pulang.runner.jar, set in the pom");
    }

    private void awaitStarted() {
        await().atMost(START_UP).until(() -> !runner.isAlive() || output().contains("Ctrl-C"));
        if (!runner.isAlive()) {
            throw new AssertionError("Pulang did not start:\n" + output());
        }
    }
}
