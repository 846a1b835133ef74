package org.pulang.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.pulang.bench.store.Candidate;
import org.pulang.bench.store.Peers;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the event store beside its baselines and writes a dated result. */
@Command(name = "bench", mixinStandardHelpOptions = true, sortOptions = false)
final class Bench implements Callable<Integer> {

    private static final List<Measure> MEASURES = List.of(
            new BulkMeasure(),
            new CommandMeasure(),
            new SealedMeasure(),
            new ReplayMeasure(),
            new RebuildMeasure(),
            new DeliveryMeasure(),
            new LoadMeasure(),
            new HoleMeasure(),
            new AgeMeasure(),
            new PeerMeasure(),
            new DuplicatesMeasure(),
            new IndicatorMeasure(),
            new PageMeasure());

    @Option(names = "--quick", description = "A short run of about five minutes; its numbers are rough.")
    private boolean quick;

    @Option(names = "--only", split = ",", paramLabel = "G1,G2", description = "Only these goals.")
    private Set<String> only = Set.of();

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds that count; 5 by default, 2 with --quick.")
    private int rounds;

    @Option(
            names = "--scale",
            paramLabel = "X",
            defaultValue = "1",
            description = "Multiplies the number of events and the length of rounds.")
    private double factor;

    @Option(
            names = "--cases",
            paramLabel = "N",
            description =
                    "Simulated cases of indicators, duplicates and pages; 100,000 by default, 5,000 with --quick.")
    private int cases;

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "PEKKO,EMMETT",
            description = "Baselines to leave out: ${COMPLETION-CANDIDATES}.")
    private Set<Candidate> without = Set.of();

    @Option(
            names = "--results",
            paramLabel = "FOLDER",
            defaultValue = "deploy/bench/results",
            description = "Where the result is written; ${DEFAULT-VALUE} by default.")
    private Path results;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var start = System.nanoTime();
        var scale = quick ? Scale.quick() : Scale.full();
        if (rounds > 0) {
            scale = scale.withRounds(rounds);
        }
        if (factor != 1) {
            scale = scale.times(factor);
        }
        if (cases > 0) {
            scale = scale.withCases(cases);
        }
        var wanted = new TreeSet<String>();
        MEASURES.forEach(measure -> wanted.addAll(measure.numbers()));
        if (!only.isEmpty()) {
            wanted.retainAll(
                    only.stream().map(number -> number.toUpperCase(Locale.ROOT)).toList());
        }
        var commit = commit();
        var facts = new LinkedHashMap<String, String>();
        facts.put("commit", commit);
        facts.put("rounds", "%d, of slow baselines %d".formatted(scale.rounds(), scale.peerRounds()));
        facts.put("kind", (quick ? "quick" : "full") + (factor == 1 ? "" : ", scaled by " + factor));
        facts.put("goals", only.isEmpty() ? "all" : String.join(", ", wanted));
        var packages = Files.createTempDirectory("pulang-bench-packages");
        try (var server = Server.start()) {
            var report = new Report(Machine.described(), server.settings(), facts);
            var present = EnumSet.allOf(Candidate.class);
            present.removeAll(without);
            without.forEach(candidate -> report.note("%s was left out on demand.", candidate));
            if (wanted.contains("G18")) {
                Peers.install(packages, present)
                        .ifPresent(reason -> report.note("Emmett and dcb-event-store were skipped: %s.", reason));
            }
            var run = new Run(server, scale, report, present, packages, wanted);
            var failed = false;
            for (var measure : MEASURES) {
                if (measure.numbers().stream().anyMatch(wanted::contains)) {
                    server.settle();
                    failed |= !taken(measure, run);
                }
            }
            facts.put("took", "%d min".formatted(TimeUnit.NANOSECONDS.toMinutes(System.nanoTime() - start)));
            var name = "%s-%s".formatted(LocalDate.now(ZoneOffset.UTC), commit);
            report.write(results, name);
            Progress.say("Written to %s.", results.resolve(name + ".md"));
            return failed ? 1 : 0;
        } finally {
            Peers.remove(packages);
        }
    }

    /** One that fails must not take the others' results with it. */
    private static boolean taken(Measure measure, Run run) {
        var start = System.nanoTime();
        try {
            measure.take(run);
            Progress.say(
                    "%s took %d s.",
                    String.join(", ", new TreeSet<>(measure.numbers())),
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
            return true;
        } catch (Exception e) {
            e.printStackTrace();
            run.report().note("%s broke off: %s", String.join(", ", new TreeSet<>(measure.numbers())), e);
            return false;
        }
    }

    /** The commit measured; where the tree holds more than it, that is said. */
    private static String commit() throws IOException, InterruptedException {
        var commit = git("rev-parse", "--short", "HEAD");
        if (commit.isEmpty()) {
            return "unknown";
        }
        var changed = git("status", "--porcelain", "--untracked-files=no");
        return changed.isEmpty() ? commit : commit + "-changed";
    }

    private static String git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            var git = new ProcessBuilder(command).redirectErrorStream(true).start();
            var answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 ? answer.lines().collect(Collectors.joining(" ")) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
