package org.pulang.runner;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.pulang.keys.LocalKek;
import org.pulang.runner.batch.Batch;
import org.pulang.runner.batch.IssuedTokens;
import org.pulang.runner.console.Patience;
import org.pulang.runner.console.Progress;
import org.pulang.runner.console.Trouble;
import org.pulang.runner.ctdc.ImportCtdc;
import org.pulang.runner.demo.DemoCases;
import org.pulang.runner.demo.DemoStaff;
import org.pulang.runner.demo.Simulate;
import org.pulang.runner.htcds.ImportHtcds;
import org.pulang.runner.keys.Keys;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts PostgreSQL, an issuer, the command service and the query service on this machine, with simulated cases to look at. */
@Command(
        name = "pulang",
        mixinStandardHelpOptions = true,
        version = "Pulang 0.1.0",
        description =
                "Starts Pulang on this machine: PostgreSQL, a local issuer, command service, query service, simulated cases.",
        subcommands = {ImportCtdc.class, ImportHtcds.class, Keys.class, Simulate.class})
public final class Runner implements Callable<Integer> {

    /** In the data directory: the password of all demonstration staff. */
    public static final String DEMO_PASSWORD = "demo-password";

    private static final Duration START_UP = Duration.ofMinutes(2);

    /** As which roles of the database each service works. */
    private static final Map<String, String> COMMAND_ROLES = Map.of(
            "DATABASE", "store_writer",
            "MIGRATION", "store_owner",
            "KEYSTORE", "key_writer",
            "KEYSTORE_ERASER", "key_eraser",
            "KEYSTORE_MIGRATION", "pulang_keys");

    private static final Map<String, String> QUERY_ROLES = Map.of(
            "DATABASE", "reader",
            "REPLAY", "replay",
            "PROJECTOR", "projector",
            "AUDIT", "audit_owner",
            "KEYSTORE", "key_reader");

    @Option(
            names = "--data-directory",
            defaultValue = "${env:PULANG_DATA_DIRECTORY:-${env:HOME:-${sys:user.home}}/.pulang}",
            description = "Where everything is kept between runs (PULANG_DATA_DIRECTORY; ${DEFAULT-VALUE}).")
    private Path dataDirectory;

    @Option(
            names = "--command-port",
            defaultValue = "${env:PULANG_COMMAND_PORT:-8080}",
            description = "Port of the command API (PULANG_COMMAND_PORT; ${DEFAULT-VALUE}).")
    private int commandPort;

    @Option(
            names = "--query-port",
            defaultValue = "${env:PULANG_QUERY_PORT:-8090}",
            description = "Port of the query API and the pages (PULANG_QUERY_PORT; ${DEFAULT-VALUE}).")
    private int queryPort;

    @Option(
            names = "--issuer-port",
            defaultValue = "${env:PULANG_ISSUER_PORT:-8070}",
            description = "Port where demonstration staff sign in (PULANG_ISSUER_PORT; ${DEFAULT-VALUE}).")
    private int issuerPort;

    @Option(
            names = "--demo-cases",
            defaultValue = "${env:PULANG_DEMO_CASES:-12}",
            description = "How many simulated cases there are; 0 for none (PULANG_DEMO_CASES; ${DEFAULT-VALUE}).")
    private int demoCases;

    @Option(
            names = "--seed",
            defaultValue = "${env:PULANG_SEED:-2007}",
            description = "Which simulated cases they are (PULANG_SEED; ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--clock-offset",
            defaultValue = "${env:PULANG_CLOCK_OFFSET:-PT0S}",
            description =
                    "Moves the services' clock, for tests (PULANG_CLOCK_OFFSET; ISO 8601 duration, ${DEFAULT-VALUE}).")
    private Duration clockOffset;

    /** Without the optimising compiler a start and the first 7,000 commands took 33 instead of 57 seconds of processor time. */
    @Option(
            names = "--java-options",
            defaultValue = "${env:PULANG_JAVA_OPTIONS:--Xmx512m -XX:TieredStopAtLevel=1}",
            description = "Of each service (PULANG_JAVA_OPTIONS; ${DEFAULT-VALUE}).")
    private String javaOptions;

    @Spec
    private CommandSpec spec;

    /** What was started, the last first: the order in which it is stopped. */
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    private volatile boolean stopping;

    public static void main(String[] arguments) {
        var runner = new Runner();
        System.exit(new CommandLine(runner)
                .setExecutionExceptionHandler((e, line, parsed) -> runner.explained(e, line))
                .execute(arguments));
    }

    @Override
    public Integer call() {
        var console = spec.commandLine().getOut();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(console), "stop"));

        var directory = begin(() -> DataDirectory.open(dataDirectory));
        System.setProperty("pulang.runner.log", directory.newLog("runner").toString());
        System.setProperty("logback.configurationFile", "runner-logback.xml");
        say(console, "%s, data in %s", spec.version()[0], directory.root());

        var database = begin(() -> Database.start(directory));
        say(console, "  PostgreSQL %s is ready.", database.version());

        var issuer = begin(() -> service("issuer", issuerPort, Map.of(), directory, database, console));
        var command = begin(() -> service("command", commandPort, COMMAND_ROLES, directory, database, console));
        var query = begin(() -> service("query", queryPort, QUERY_ROLES, directory, database, console));
        for (var service : List.of(issuer, command, query)) {
            service.awaitReady(START_UP);
            service.keepAlive();
            say(console, "  The %s is ready.", service);
        }

        var tokens = new IssuedTokens(issuer.url(), directory.secret(DEMO_PASSWORD));
        var batch = new Batch(command.url(), tokens, DemoStaff.Intake.id(), Duration.ofMinutes(5));
        DemoStaff.register(batch);
        simulate(new DemoCases(batch, directory.file("demo-cases-%d".formatted(seed)), seed, today()));
        console.print(
                new Welcome(issuer.url(), command.url(), query.url(), directory.secret(DEMO_PASSWORD), today()).text());
        console.flush();

        while (database.alive()) {
            Patience.pause(Duration.ofSeconds(1));
        }
        throw new Trouble("PostgreSQL ended; see %s.".formatted(directory.file("log/postgresql.log")));
    }

    private void simulate(DemoCases demo) {
        if (demo.ready() < demoCases) {
            try (var progress = Progress.of(spec.commandLine(), "Simulated cases", "cases", demoCases)) {
                demo.ensure(demoCases, progress::stepTo);
            }
        }
        if (demo.ready() > 0) {
            say(spec.commandLine().getOut(), "  %d simulated cases (seed %d) are there.", demo.ready(), seed);
        }
    }

    /** By the services' clock; the day in Indonesia is this one or the next, so nothing dated today lies in the future. */
    private LocalDate today() {
        return LocalDate.ofInstant(Clock.offset(Clock.systemUTC(), clockOffset).instant(), ZoneOffset.UTC);
    }

    private ServiceProcess service(
            String name,
            int port,
            Map<String, String> roles,
            DataDirectory directory,
            Database database,
            PrintWriter console) {
        var environment = new TreeMap<>(Map.of(
                "SPRING_PROFILES_ACTIVE", "local",
                "PULANG_ISSUER", ServiceProcess.url(issuerPort),
                "PULANG_COMMAND_API", ServiceProcess.url(commandPort),
                "PULANG_DATA_DIRECTORY", directory.root().toString(),
                "PULANG_SIGNIN_SECRET", directory.secret("signin-secret")));
        environment.putAll(name.equals("issuer") ? issuerSettings(directory) : storeSettings(directory, database));
        roles.forEach((setting, role) -> {
            environment.put("PULANG_%s_USER".formatted(setting), role);
            environment.put("PULANG_%s_PASSWORD".formatted(setting), database.password(role));
        });
        var options = List.of(javaOptions.strip().split("\\s+"));
        return new ServiceProcess(name, port, options, environment, directory.newLog(name + "-service"), console);
    }

    private Map<String, String> issuerSettings(DataDirectory directory) {
        return Map.of(
                "PULANG_ISSUER_PORT", String.valueOf(issuerPort),
                "PULANG_PAGES", ServiceProcess.url(queryPort),
                "PULANG_DEMO_STAFF", DemoStaff.ids(),
                "PULANG_DEMO_PASSWORD", directory.secret(DEMO_PASSWORD));
    }

    private Map<String, String> storeSettings(DataDirectory directory, Database database) {
        var kek = directory.secret("kek", () -> LocalKek.newLine("local-1"));
        directory.secret("index-secret");
        return Map.of(
                "PULANG_DATABASE_URL", database.url(),
                "PULANG_KEYSTORE_URL", database.keystoreUrl(),
                "PULANG_DESTROYED_KEYS_FILE",
                        directory.secret("destroyed-keys", () -> "").toString(),
                "PULANG_KEK_FILE", kek.toString(),
                "PULANG_INDEX_SECRET_FILE", directory.file("index-secret").toString(),
                "PULANG_COMMAND_PORT", String.valueOf(commandPort),
                "PULANG_QUERY_PORT", String.valueOf(queryPort),
                "PULANG_FIRST_ADMIN", DemoStaff.Admin.id(),
                "PULANG_FIRST_ADMIN_ORGANISATION", DemoStaff.Admin.organisation(),
                "PULANG_CLOCK_OFFSET", clockOffset.toString());
    }

    /** A stop that comes meanwhile waits, so that nothing half started is left behind. */
    private synchronized <T extends AutoCloseable> T begin(Supplier<T> start) {
        if (stopping) {
            throw new Trouble("Stopped.");
        }
        var thing = start.get();
        started.push(thing);
        return thing;
    }

    private synchronized void stop(PrintWriter console) {
        stopping = true;
        if (started.size() > 1) {
            say(console, "Stopping ...");
        }
        started.stream()
                .filter(ServiceProcess.class::isInstance)
                .map(ServiceProcess.class::cast)
                .forEach(ServiceProcess::stop);
        for (var thing : started) {
            try {
                thing.close();
            } catch (Exception e) {
                say(console, "  %s", e);
            }
        }
    }

    private static void say(PrintWriter console, String text, Object... values) {
        console.printf(text + "%n", values);
        console.flush();
    }

    private int explained(Exception e, CommandLine line) throws Exception {
        if (!(e instanceof Trouble)) {
            throw e;
        }
        // While stopping, what fails fails because it was stopped.
        if (!stopping) {
            line.getErr().println(e.getMessage());
        }
        return 1;
    }
}
