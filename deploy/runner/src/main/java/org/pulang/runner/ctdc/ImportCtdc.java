package org.pulang.runner.ctdc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.pulang.runner.batch.Batch;
import org.pulang.runner.batch.BatchLine;
import org.pulang.runner.batch.IssuedTokens;
import org.pulang.runner.console.Progress;
import org.pulang.runner.console.Trouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Takes over the CTDC global dataset, each row a case. Safe to stop and to run again: no row leads to two cases. Errors
 * name row and column or problem code, never a value.
 */
@Command(
        name = "import-ctdc",
        mixinStandardHelpOptions = true,
        description = "Imports the CTDC global dataset (k-anonymised, CSV) into a running Pulang.",
        footer = {
            "",
            "Source: Counter-Trafficking Data Collaborative (CTDC). Cite CTDC; never try to re-identify anybody.",
            "Can be stopped and run again: no row leads to two cases."
        })
public final class ImportCtdc implements Callable<Integer> {

    private static final int ROWS_PER_REQUEST = 50;
    private static final int ERRORS_SHOWN = 50;

    @Parameters(paramLabel = "FILE", description = "CSV with the columns of the CTDC global dataset, in any order.")
    private Path file;

    @Option(
            names = "--command-url",
            defaultValue = "http://localhost:${env:PULANG_COMMAND_PORT:-8080}",
            description = "The command service (${DEFAULT-VALUE}).")
    private String commandUrl;

    @Option(
            names = "--issuer",
            defaultValue = "${env:PULANG_ISSUER:-http://localhost:${env:PULANG_ISSUER_PORT:-8070}}",
            description = "Whose token to send (PULANG_ISSUER; ${DEFAULT-VALUE}).")
    private String issuer;

    @Option(
            names = "--staff",
            defaultValue = "${env:PULANG_IMPORT_STAFF:-intake-demo}",
            description = "Who imports: a client of the issuer that is registered as staff (${DEFAULT-VALUE}).")
    private String staff;

    @Option(
            names = "--secret-file",
            defaultValue =
                    "${env:PULANG_IMPORT_SECRET_FILE:-${env:PULANG_DATA_DIRECTORY:-${env:HOME:-${sys:user.home}}/.pulang}/demo-password}",
            description = "File with the password of that client (${DEFAULT-VALUE}).")
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

    @Override
    public Integer call() throws IOException {
        var tally = new Tally();
        var batch = new Batch(commandUrl, new IssuedTokens(issuer, secret()), staff, patience);
        var workers = Executors.newFixedThreadPool(parallel);
        try (var rows = new CtdcFile(file);
                var progress = Progress.of(spec.commandLine(), "CTDC", "rows", rows.size())) {
            if (!rows.unknownColumns().isEmpty()) {
                say("Columns left out: %s", String.join(", ", rows.unknownColumns()));
            }
            var underWay = new ArrayDeque<Future<?>>();
            while (rows.hasNext()) {
                var chunk = chunk(rows);
                if (underWay.size() == 2 * parallel) {
                    await(underWay.remove());
                }
                underWay.add(workers.submit(() -> {
                    send(chunk, batch, tally);
                    progress.stepBy(chunk.size());
                }));
            }
            underWay.forEach(ImportCtdc::await);
        } finally {
            workers.shutdownNow();
        }
        tally.errors().limit(ERRORS_SHOWN).forEach(error -> say("%s", error));
        say("%d cases are there, %d rows have errors.", tally.cases(), tally.rowsWithErrors());
        return tally.rowsWithErrors() == 0 ? 0 : 1;
    }

    private String secret() {
        try {
            return Files.readString(secretFile).strip();
        } catch (IOException e) {
            throw new Trouble(
                    "%s cannot be read. Name the file with the password with --secret-file.".formatted(secretFile));
        }
    }

    private static List<CtdcRow> chunk(Iterator<CtdcRow> rows) {
        var chunk = new ArrayList<CtdcRow>();
        while (rows.hasNext() && chunk.size() < ROWS_PER_REQUEST) {
            chunk.add(rows.next());
        }
        return chunk;
    }

    private static void send(List<CtdcRow> rows, Batch batch, Tally tally) {
        var senders = new ArrayList<CtdcRow>();
        var lines = new ArrayList<BatchLine>();
        for (var row : rows) {
            try {
                for (var line : row.lines()) {
                    senders.add(row);
                    lines.add(line);
                }
            } catch (CtdcRow.Unreadable e) {
                tally.refused(row, e.problem());
            }
        }
        var results = batch.send(lines);
        for (int i = 0; i < results.size(); i++) {
            tally.answered(
                    senders.get(i), lines.get(i).command(), results.get(i).problem());
        }
    }

    private static void await(Future<?> sending) {
        try {
            sending.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Trouble trouble ? trouble : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Stopped.");
        }
    }

    private void say(String text, Object... values) {
        spec.commandLine().getOut().printf(text + "%n", values);
        spec.commandLine().getOut().flush();
    }
}
