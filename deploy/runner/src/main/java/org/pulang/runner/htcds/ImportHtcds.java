package org.pulang.runner.htcds;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pulang.htcds.HtcdsImport;
import org.pulang.htcds.HtcdsImport.Finding;
import org.pulang.htcds.HtcdsImport.Reading;
import org.pulang.htcds.Standard;
import org.pulang.runner.batch.Batch;
import org.pulang.runner.batch.BatchLine;
import org.pulang.runner.batch.Sender;
import org.pulang.runner.console.Progress;
import org.pulang.runner.htcds.HtcdsFile.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Takes over cases from a file in HTCDS, each row a case, by ordinary commands. A row is known by the file's source and its case
 * number, row number or place: sent again it changes nothing, and sent with another person it is refused. What is shown names row,
 * field and what to do, never a value.
 */
@Command(
        name = "import-htcds",
        mixinStandardHelpOptions = true,
        description =
                "Imports cases from a file in HTCDS 2.0 (CSV or JSON) into a running Pulang. Begin with --dry-run.",
        footer = {"", Standard.ATTRIBUTION, "Can be stopped and run again: no row leads to two cases."})
public final class ImportHtcds implements Callable<Integer> {

    private static final int ROWS_PER_REQUEST = 20;

    @Parameters(paramLabel = "FILE", description = "CSV or JSON with the fields of HTCDS, such as prs_FirstName.")
    private Path file;

    @Option(names = "--dry-run", description = "Sends nothing; says what would be done, row by row.")
    private boolean dryRun;

    @Option(
            names = "--source",
            description = "Where the rows are from; the same source and row is the same case (the file's name).")
    private @Nullable String source;

    @Mixin
    private Sender sender;

    @Spec
    private CommandSpec spec;

    /** A row and what it leads to. */
    private record Read(Row row, UUID caseId, Reading reading) {}

    @Override
    public Integer call() {
        var content = HtcdsFile.read(file);
        var reads = content.rows().stream().map(this::read).toList();
        content.remarks().forEach(this::say);
        content.unknownColumns()
                .forEach((name, rows) -> say(
                        "Column %s: no field of HTCDS, left out (%d rows tell something there) / bukan kolom HTCDS, tidak diambil"
                                .formatted(name, rows)));
        reads.forEach(this::explain);
        var problems = new TreeMap<Long, String>();
        reads.stream()
                .filter(read -> !read.reading().opensACase())
                .forEach(read -> problems.put(read.row().number(), "left out / tidak diimpor"));
        sum(reads);
        if (dryRun) {
            say(
                    "%d cases would be opened, %d rows are left out. Nothing was sent. / %1$d kasus akan dibuka, %2$d baris tidak diimpor. Belum ada yang dikirim."
                            .formatted(reads.size() - problems.size(), problems.size()));
            return problems.isEmpty() ? 0 : 1;
        }
        send(reads.stream().filter(read -> read.reading().opensACase()).toList(), problems);
        problems.forEach((row, problem) -> say("Row %d: %s".formatted(row, problem)));
        say("%d cases are there, %d rows have errors. / %1$d kasus sudah ada, %2$d baris bermasalah."
                .formatted(reads.size() - problems.size(), problems.size()));
        return problems.isEmpty() ? 0 : 1;
    }

    private Read read(Row row) {
        var from = source == null ? file.getFileName().toString() : source;
        var caseId = id("htcds %s %s".formatted(from, row.reference()));
        return new Read(row, caseId, HtcdsImport.read(row.told(), word -> id("htcds %s %s".formatted(caseId, word))));
    }

    private static UUID id(String word) {
        return UUID.nameUUIDFromBytes(word.getBytes(StandardCharsets.UTF_8));
    }

    private void explain(Read read) {
        var row = read.row().number();
        if (dryRun && read.reading().opensACase()) {
            say("Row %d: %s"
                    .formatted(
                            row,
                            String.join(
                                    ", ",
                                    read.reading().steps().stream()
                                            .map(HtcdsImport.Step::command)
                                            .toList())));
        }
        for (var finding : read.reading().findings()) {
            say("Row %d, %s: %s"
                    .formatted(row, finding.field(), finding.problem().text()));
        }
    }

    /** How often each thing was found, over all rows. */
    private void sum(List<Read> reads) {
        var counts = new TreeMap<String, Integer>();
        reads.stream()
                .flatMap(read -> read.reading().findings().stream())
                .map(Finding::problem)
                .forEach(problem -> counts.merge(problem.name(), 1, Integer::sum));
        counts.forEach((problem, count) -> say("%s: %d".formatted(problem, count)));
    }

    private void send(List<Read> reads, Map<Long, String> problems) {
        var batch = sender.batch();
        try (var progress = Progress.of(spec.commandLine(), "HTCDS", "rows", reads.size())) {
            for (int i = 0; i < reads.size(); i += ROWS_PER_REQUEST) {
                var chunk = reads.subList(i, Math.min(reads.size(), i + ROWS_PER_REQUEST));
                send(chunk, batch, problems);
                progress.stepBy(chunk.size());
            }
        }
    }

    /** First who the people are; where that is refused, since the row was another person's before, nothing is said of them. */
    private static void send(List<Read> chunk, Batch batch, Map<Long, String> problems) {
        var identified =
                batch.send(chunk.stream().map(read -> lines(read).get(0)).toList());
        var senders = new ArrayList<Read>();
        var lines = new ArrayList<BatchLine>();
        for (int i = 0; i < chunk.size(); i++) {
            var read = chunk.get(i);
            var problem = identified.get(i).problem();
            if (problem != null) {
                problems.put(read.row().number(), "identify-victim: " + problem);
                continue;
            }
            lines(read).stream().skip(1).forEach(line -> {
                senders.add(read);
                lines.add(line);
            });
        }
        var results = lines.isEmpty() ? List.<Batch.Result>of() : batch.send(lines);
        for (int i = 0; i < results.size(); i++) {
            var problem = results.get(i).problem();
            if (problem != null) {
                problems.putIfAbsent(
                        senders.get(i).row().number(),
                        "%s: %s".formatted(lines.get(i).command(), problem));
            }
        }
    }

    private static List<BatchLine> lines(Read read) {
        var numbers = new HashMap<String, Integer>();
        return read.reading().steps().stream()
                .map(step -> BatchLine.ofCase(
                        "htcds-%s-%s-%d"
                                .formatted(
                                        read.caseId(), step.command(), numbers.merge(step.command(), 1, Integer::sum)),
                        read.caseId(),
                        step.command(),
                        step.body()))
                .toList();
    }

    private void say(String text) {
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
    }
}
