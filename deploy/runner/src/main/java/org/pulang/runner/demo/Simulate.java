package org.pulang.runner.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.pulang.runner.batch.Batch;
import org.pulang.runner.batch.IssuedTokens;
import org.pulang.runner.batch.Parallel;
import org.pulang.runner.console.Progress;
import org.pulang.runner.console.Trouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends simulated lives to a running Pulang, by its demonstration staff. Safe to stop and to run again: no life is lived twice. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Sends simulated cases to a running Pulang, by its demonstration staff.",
        footer = {
            "",
            "Every such case is labelled as simulated. Only its margins follow published figures; the rest is assumed (ADR 40).",
            "Can be stopped and run again, with the same seed, years and last day."
        })
public final class Simulate implements Callable<Integer> {

    private static final int LIVES_PER_REQUEST = 4;
    private static final int ERRORS_SHOWN = 50;

    @Option(
            names = "--cases",
            required = true,
            description = "How many; the first of them are those of a smaller number.")
    private int cases;

    @Option(names = "--years", defaultValue = "5", description = "Over how many years they began (${DEFAULT-VALUE}).")
    private int years;

    @Option(names = "--seed", defaultValue = "2008", description = "Which they are (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--until", description = "The last day of what they tell; today, if none is named.")
    private @Nullable LocalDate until;

    @Option(
            names = "--command-url",
            defaultValue = "http://localhost:${env:PULANG_COMMAND_PORT:-8080}",
            description = "The command service (${DEFAULT-VALUE}).")
    private String commandUrl;

    @Option(
            names = "--issuer",
            defaultValue = "${env:PULANG_ISSUER:-http://localhost:${env:PULANG_ISSUER_PORT:-8070}}",
            description = "Whose tokens to send (PULANG_ISSUER; ${DEFAULT-VALUE}).")
    private String issuer;

    @Option(
            names = "--secret-file",
            defaultValue = "${env:PULANG_DATA_DIRECTORY:-${env:HOME:-${sys:user.home}}/.pulang}/demo-password",
            description = "File with the password of the demonstration staff (${DEFAULT-VALUE}).")
    private Path secretFile;

    @Option(names = "--parallel", defaultValue = "4", description = "Connections at the same time (${DEFAULT-VALUE}).")
    private int parallel;

    @Option(
            names = "--patience",
            defaultValue = "PT5M",
            description = "How long to go on trying while the service does not answer (${DEFAULT-VALUE}).")
    private Duration patience;

    @Spec
    private CommandSpec spec;

    private final Map<Integer, String> errors = new ConcurrentSkipListMap<>();
    private final AtomicInteger refused = new AtomicInteger();

    @Override
    public Integer call() {
        var day = until == null ? LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC) : until;
        var batch = new Batch(commandUrl, new IssuedTokens(issuer, secret()), DemoStaff.Intake.id(), patience);
        // What is there already is refused, rightly.
        batch.send(DemoProvider.directory(day));
        var lives = new Lives(seed, day, years);
        try (var sending = new Parallel(parallel);
                var progress = Progress.of(spec.commandLine(), "Simulated cases", "cases", cases)) {
            for (int from = 0; from < cases; from += LIVES_PER_REQUEST) {
                int first = from;
                int end = Math.min(cases, from + LIVES_PER_REQUEST);
                sending.send(() -> {
                    for (int index = first; index < end; index++) {
                        send(lives, batch, index);
                        progress.step();
                    }
                });
            }
            sending.await();
        }
        errors.entrySet().stream()
                .limit(ERRORS_SHOWN)
                .forEach(error -> say("Case %d: %s", error.getKey() + 1, error.getValue()));
        say(
                "%d simulated cases (seed %d, until %s) are there, %d lines were refused.",
                cases, seed, day, refused.get());
        return refused.get() == 0 ? 0 : 1;
    }

    private void send(Lives lives, Batch batch, int index) {
        for (var line : lives.send(batch, index, index + 1)) {
            refused.incrementAndGet();
            errors.putIfAbsent(index, line.toString());
        }
    }

    private String secret() {
        try {
            return Files.readString(secretFile).strip();
        } catch (IOException e) {
            throw new Trouble(
                    "%s cannot be read. Name the file with the password with --secret-file.".formatted(secretFile));
        }
    }

    private void say(String text, Object... values) {
        spec.commandLine().getOut().printf(text + "%n", values);
        spec.commandLine().getOut().flush();
    }
}
