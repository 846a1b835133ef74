package org.pulang.e2e.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.pulang.e2e.Http;
import org.pulang.runner.Child;
import org.pulang.runner.demo.DemoStaff;

/** One of the services in a process of its own, to be killed, frozen and started again. */
final class Node implements AutoCloseable {

    private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    private final String service;
    private final Map<String, String> settings;
    private final Path log;
    private final Http http;
    private Process process;

    /** @param service its main class */
    Node(String service, int port, Map<String, String> settings, Path log) {
        this.service = service;
        this.settings = settings;
        this.log = log;
        this.http = new Http("http://localhost:" + port, Cluster.TOKENS, DemoStaff.Caseworker.id());
        this.process = launch();
    }

    Http http() {
        return http;
    }

    private Process launch() {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-Dloader.main=" + Child.class.getName(),
                "-cp",
                Objects.requireNonNull(System.getProperty("pulang.runner.jar"), "pulang.runner.jar, set in the pom"),
                LAUNCHER,
                service);
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean ready() {
        try {
            return http.asNobody().get("/actuator/health/readiness").status() == 200;
        } catch (Http.Unanswered e) {
            return false;
        }
    }

    void requireAlive() {
        if (!process.isAlive()) {
            throw new AssertionError("A service ended by itself; see " + log);
        }
    }

    /** As the system does to a process that takes too much memory: it cannot say goodbye. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void startAgain() {
        process = launch();
    }

    /** As a virtual machine that is moved: it stands still and does not know. */
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            var exit = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill -%s of %d failed.".formatted(name, process.pid()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The lines of its log of that level. */
    Stream<String> errors() {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("ERROR")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
