package org.pulang.runner;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.pulang.runner.console.LogLine;
import org.pulang.runner.console.Patience;
import org.pulang.runner.console.Trouble;

/** A service in a process of its own, watched: when it dies it is started again. */
final class ServiceProcess implements AutoCloseable {

    private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private static final String READINESS = "/actuator/health/readiness";

    /** Their main classes, and where each says that it is ready. */
    private static final Map<String, Kind> KINDS = Map.of(
            "issuer", new Kind("org.pulang.issuer.LocalIssuer", "/.well-known/openid-configuration"),
            "command", new Kind("org.pulang.command.CommandService", READINESS),
            "query", new Kind("org.pulang.query.QueryService", READINESS));

    private record Kind(String mainClass, String readiness) {}

    private final String name;
    private final int port;
    private final List<String> javaOptions;
    private final Map<String, String> environment;
    private final Path log;
    private final PrintWriter console;
    private volatile Process process;
    private volatile boolean stopping;

    /**
     * Starts it, without waiting until it is ready.
     *
     * @throws Trouble if its port is taken and stays so for a while (a predecessor may still be ending)
     */
    ServiceProcess(
            String name,
            int port,
            List<String> javaOptions,
            Map<String, String> environment,
            Path log,
            PrintWriter console) {
        this.javaOptions = javaOptions;
        this.name = name;
        this.port = port;
        this.environment = environment;
        this.log = log;
        this.console = console;
        if (!Patience.until(Duration.ofSeconds(10), this::portFree)) {
            throw new Trouble(
                    "Port %d, meant for the %s, is taken by another program. Stop that, or choose another port with --%s-port."
                            .formatted(port, this, name));
        }
        process = launch();
    }

    String url() {
        return url(port);
    }

    static String url(int port) {
        return "http://localhost:" + port;
    }

    /** @throws Trouble with the last lines of its log, if it dies or is not ready in time */
    void awaitReady(Duration patience) {
        var ready = Patience.until(patience, () -> !process.isAlive() || ready());
        if (!process.isAlive()) {
            throw new Trouble(
                    "The %s did not start (exit code %d). %s".formatted(this, process.exitValue(), lastWords()));
        }
        if (!ready) {
            throw new Trouble(
                    "The %s is not ready after %d seconds. %s".formatted(this, patience.toSeconds(), lastWords()));
        }
    }

    /** From now on, whenever it dies it is started again, after pauses that grow while it keeps dying. */
    void keepAlive() {
        var watch = new Thread(this::watch, name + " watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void watch() {
        var pause = Duration.ofSeconds(1);
        while (true) {
            var started = System.nanoTime();
            var exit = exitCode();
            if (System.nanoTime() - started > TimeUnit.MINUTES.toNanos(1)) {
                pause = Duration.ofSeconds(1);
            }
            if (stopping) {
                return;
            }
            console.printf(
                    "The %s ended (exit code %d); starting it again in %d s. %s%n", this, exit, pause.toSeconds(), log);
            console.flush();
            if (!Patience.pause(pause)) {
                return;
            }
            pause = pause.compareTo(LONGEST_PAUSE.dividedBy(2)) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            synchronized (this) {
                if (stopping) {
                    return;
                }
                process = launch();
            }
        }
    }

    private int exitCode() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
            return 0;
        }
    }

    /** Asks it to end, at once; see {@link #close}. */
    synchronized void stop() {
        stopping = true;
        process.destroy();
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It is gone already.
        }
    }

    /** Waits until it has ended, and ends it if it does not. */
    @Override
    public void close() {
        stop();
        if (!Patience.until(Duration.ofSeconds(10), () -> !process.isAlive())) {
            process.destroyForcibly();
        }
    }

    private Process launch() {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(javaOptions);
        if (ClassLoader.getSystemResource(LAUNCHER.replace('.', '/') + ".class") == null) {
            command.add(Child.class.getName());
        } else {
            command.addAll(List.of("-Dloader.main=" + Child.class.getName(), LAUNCHER));
        }
        command.add(kind().mainClass());
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Kind kind() {
        return Objects.requireNonNull(KINDS.get(name), name);
    }

    private boolean ready() {
        try {
            var request = HttpRequest.newBuilder(URI.create(url() + kind().readiness()))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean portFree() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress((InetAddress) null, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return name.equals("issuer") ? "local issuer" : name + " service";
    }

    private String lastWords() {
        try (var lines = Files.lines(log)) {
            var all = lines.map(LogLine::readable).toList();
            return "Its log %s ends:%n%s"
                    .formatted(
                            log,
                            String.join(System.lineSeparator(), all.subList(Math.max(0, all.size() - 10), all.size())));
        } catch (IOException | UncheckedIOException e) {
            return "It wrote no log.";
        }
    }
}
