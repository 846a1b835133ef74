package org.pulang.runner.ctdc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.pulang.runner.batch.Batch;
import org.pulang.runner.batch.BatchLine;
import org.pulang.runner.batch.Parallel;
import org.pulang.runner.batch.Sender;
import org.pulang.runner.console.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private Sender sender;

    @Option(names = "--parallel", defaultValue = "4", description = "Connections at the same time (${DEFAULT-VALUE}).")
    private int parallel;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var tally = new Tally();
        var batch = sender.batch();
        try (var rows = new CtdcFile(file);
                var sending = new Parallel(parallel);
                var progress = Progress.of(spec.commandLine(), "CTDC", "rows", rows.size())) {
            if (!rows.unknownColumns().isEmpty()) {
                say("Columns of neither release, left out: %s", String.join(", ", rows.unknownColumns()));
            }
            while (rows.hasNext()) {
                var chunk = chunk(rows);
                sending.send(() -> {
                    send(chunk, batch, tally);
                    progress.stepBy(chunk.size());
                });
            }
            sending.await();
        }
        tally.notCarried()
                .forEach((column, rows) ->
                        say("%s tells something in %d rows that has no place in a case.", column, rows));
        tally.errors().limit(ERRORS_SHOWN).forEach(error -> say("%s", error));
        say("%d cases are there, %d rows have errors.", tally.cases(), tally.rowsWithErrors());
        return tally.rowsWithErrors() == 0 ? 0 : 1;
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
            tally.taken(row);
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

    private void say(String text, Object... values) {
        spec.commandLine().getOut().printf(text + "%n", values);
        spec.commandLine().getOut().flush();
    }
}
