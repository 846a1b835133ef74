package org.pulang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pulang.store.EventJson;

/** The result of a run, as Markdown for people, CSV for spreadsheets and JSON for whatever comes after. */
final class Report {

    private static final String ELSEWHERE = """

            ## Not measured here

            - **G11** (0 lost, 0 doubled, where stock loses events): an exact count, no rate; the tests of `deploy/e2e` take it.
            - **G14** (offline verification): what it measures is not built yet.
            """;

    private final Map<String, String> machine;
    private final Map<String, String> settings;
    private final Map<String, String> run;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Report(Map<String, String> machine, Map<String, String> settings, Map<String, String> run) {
        this.machine = machine;
        this.settings = settings;
        this.run = run;
    }

    void add(Row row) {
        rows.add(row);
        Progress.say("%s", line(row));
    }

    void note(String format, Object... arguments) {
        var note = String.format(Locale.ROOT, format, arguments);
        notes.add(note);
        Progress.say("Note: %s", note);
    }

    /** Writes {@code name.md}, {@code name.csv}, {@code name.json}. */
    void write(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        rows.sort((a, b) -> Integer.compare(order(a), order(b)));
        Files.writeString(folder.resolve(name + ".md"), markdown(name));
        Files.writeString(folder.resolve(name + ".csv"), csv());
        Files.writeString(folder.resolve(name + ".json"), json());
    }

    private static int order(Row row) {
        return Integer.parseInt(row.number().substring(1));
    }

    private String markdown(String name) {
        var text = new StringBuilder("# Benchmark ").append(name).append("\n\n");
        text.append(
                        "Medians of the rounds, [least – greatest]. What counts are the ratios within this one run; the absolute ")
                .append("values belong to this machine.\n\n");
        text.append("## Goals\n\n").append(head());
        rows.stream()
                .filter(row -> row.goal() != null)
                .forEach(row -> text.append(line(row)).append('\n'));
        text.append("\n## Beside them\n\n").append(head());
        rows.stream()
                .filter(row -> row.goal() == null)
                .forEach(row -> text.append(line(row)).append('\n'));
        text.append(ELSEWHERE);
        if (!notes.isEmpty()) {
            text.append("\n## Notes\n\n");
            notes.forEach(note -> text.append("- ").append(note).append('\n'));
        }
        text.append(table("Run", run)).append(table("Machine", machine)).append(table("PostgreSQL", settings));
        return text.toString();
    }

    private static String head() {
        return """
                | # | measure | unit | ours | baseline | ratio | goal | |
                |---|---|---|---|---|---|---|---|
                """;
    }

    private static String line(Row row) {
        return "| %s | %s | %s | %s: %s | %s | %s | %s | %s |"
                .formatted(
                        row.number(),
                        row.measure(),
                        row.unit(),
                        row.subject(),
                        text(row.ours()),
                        row.against() == null ? "" : row.baseline() + ": " + text(row.against()),
                        ratio(row),
                        row.goal() == null ? "" : row.goal(),
                        "missed".equals(row.verdict()) ? "**missed**" : row.verdict());
    }

    private static String ratio(Row row) {
        var ratio = row.ratio();
        if (ratio == null) {
            return "";
        }
        var lower = row.goal() != null && row.goal().kind() == Goal.Kind.TIMES_LOWER;
        return lower ? number(1 / ratio) + " × lower" : number(ratio);
    }

    private static String text(Series series) {
        return series.values().size() == 1
                ? number(series.median())
                : "%s [%s – %s]".formatted(number(series.median()), number(series.min()), number(series.max()));
    }

    /** Three digits that count, thousands parted. */
    static String number(double value) {
        var size = Math.abs(value);
        var pattern = size >= 100 || value == 0 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.4f";
        return String.format(Locale.ROOT, pattern, value);
    }

    private static String table(String title, Map<String, String> facts) {
        return facts.entrySet().stream()
                .map(fact -> "| %s | %s |".formatted(fact.getKey(), fact.getValue()))
                .collect(Collectors.joining("\n", "\n## %s\n\n| | |\n|---|---|\n".formatted(title), "\n"));
    }

    private String csv() {
        var header = "number,measure,unit,subject,median,min,max,rounds,baseline,baseline_median,baseline_min,"
                + "baseline_max,baseline_rounds,ratio,goal,verdict\n";
        return rows.stream()
                .map(row -> "%s,\"%s\",%s,\"%s\",%s,\"%s\",%s,%s,\"%s\",%s\n"
                        .formatted(
                                row.number(),
                                row.measure(),
                                row.unit(),
                                row.subject(),
                                cells(row.ours()),
                                row.baseline() == null ? "" : row.baseline(),
                                cells(row.against()),
                                row.ratio() == null ? "" : row.ratio(),
                                row.goal() == null ? "" : row.goal(),
                                row.verdict()))
                .collect(Collectors.joining("", header, ""));
    }

    private static String cells(@Nullable Series series) {
        return series == null
                ? ",,,"
                : "%s,%s,%s,%s"
                        .formatted(
                                series.median(),
                                series.min(),
                                series.max(),
                                series.values().size());
    }

    private String json() {
        var all = new LinkedHashMap<String, Object>();
        all.put("run", run);
        all.put("machine", machine);
        all.put("postgresql", settings);
        all.put("rows", rows.stream().map(Report::fields).toList());
        all.put("notes", notes);
        return EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    }

    private static Map<String, @Nullable Object> fields(Row row) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("number", row.number());
        fields.put("measure", row.measure());
        fields.put("unit", row.unit());
        fields.put("subject", row.subject());
        fields.put("ours", row.ours().values());
        fields.put("baseline", row.baseline());
        fields.put("against", row.against() == null ? null : row.against().values());
        fields.put("ratio", row.ratio());
        fields.put("goal", row.goal() == null ? null : row.goal().toString());
        fields.put("verdict", row.verdict());
        return fields;
    }
}
