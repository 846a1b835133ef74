package org.pulang.runner.htcds;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pulang.htcds.HtcdsField;
import org.pulang.htcds.HtcdsImport;
import org.pulang.htcds.Standard;
import org.pulang.runner.console.Trouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of HTCDS rows: CSV, as Pulang, the sheets of the IOM toolkit, its form or Salesforce have it, or JSON, a list or an object a
 * line. What is odd about the file itself is told in {@link #remarks}.
 */
final class HtcdsFile {

    private static final String MAILING = "prs_Mailing";
    private static final String NUMBER = "x_cas_CaseNumber";
    private static final List<String> NUMBER_HEADERS = List.of("", "#", "no", "no.", "row", "nomor");

    /**
     * A row.
     *
     * @param number in the file, from 1: its line in CSV, its place in JSON
     * @param reference what names it whatever stands in it: its case number, else its number in the first column, else its place
     * @param told to each field its values
     */
    record Row(long number, String reference, Map<String, List<String>> told) {}

    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Integer> unknown = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    /** @throws Trouble if it cannot be read, or is none */
    static HtcdsFile read(Path path) {
        var file = new HtcdsFile();
        try {
            var text = Files.readString(path, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
            if (text.stripLeading().startsWith("[") || text.stripLeading().startsWith("{")) {
                file.json(text);
            } else {
                file.csv(text);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new Trouble("%s cannot be read as text in UTF-8.".formatted(path));
        } catch (JacksonException | CsvParseException e) {
            // Its message may show what stands in the file.
            throw new Trouble("%s is neither CSV nor JSON.".formatted(path));
        }
        if (file.rows.stream().allMatch(row -> row.told().isEmpty())) {
            throw new Trouble("%s has no row with fields of HTCDS, such as prs_FirstName.".formatted(path));
        }
        return file;
    }

    List<Row> rows() {
        return rows;
    }

    /** Columns the standard does not have, with how many rows tell something there. */
    Map<String, Integer> unknownColumns() {
        return unknown;
    }

    List<String> remarks() {
        return remarks;
    }

    private void csv(String text) {
        var begin = text.lines().findFirst().orElse("");
        var separator = begin.indexOf(',') < 0 && begin.indexOf(';') >= 0 ? ';' : ',';
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text)) {
            var records = reader.stream().toList();
            if (records.isEmpty()) {
                return;
            }
            var names = records.get(0).getFields();
            var second = records.size() < 2 ? List.<String>of() : records.get(1).getFields();
            var labelled = areLabels(names, second);
            var columns = columns(names, labelled ? second : List.of());
            var ours = columns.stream()
                    .anyMatch(field -> field != null && field.name().equals(NUMBER));
            records.stream()
                    .skip(labelled || areTags(second) ? 2 : 1)
                    .forEach(row -> csvRow(row, names, columns, ours));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void csvRow(CsvRecord row, List<String> names, List<@Nullable HtcdsField> columns, boolean ours) {
        var told = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < Math.min(row.getFieldCount(), columns.size()); i++) {
            var cell = unescaped(row.getField(i));
            var field = columns.get(i);
            if (field != null) {
                tell(told, field, HtcdsImport.values(field, cell, ours));
            } else if (!cell.isBlank() && !isRowNumber(i, names.get(i))) {
                unknown.merge(names.get(i).isBlank() ? "(column %d)".formatted(i + 1) : names.get(i), 1, Integer::sum);
            }
        }
        if (!told.isEmpty()) {
            var first = row.getField(0).strip();
            var numbered = isRowNumber(0, names.get(0)) && first.matches("\\d{1,9}");
            add(row.getStartingLineNumber(), numbered ? first : null, told);
        }
    }

    private static boolean isRowNumber(int column, String name) {
        return column == 0 && NUMBER_HEADERS.contains(name.strip().toLowerCase(Locale.ROOT));
    }

    private void add(long number, @Nullable String numbered, Map<String, List<String>> told) {
        var caseNumber = told.get(NUMBER);
        var reference = caseNumber != null
                ? caseNumber.get(0)
                : numbered != null ? "row " + numbered : "place " + (rows.size() + 1);
        rows.add(new Row(number, reference, told));
    }

    private static void tell(Map<String, List<String>> told, HtcdsField field, List<String> values) {
        if (!values.isEmpty()) {
            told.merge(field.name(), values, (before, more) -> before);
        }
    }

    /** Without the apostrophe that keeps a spreadsheet from taking it for a formula. */
    private static String unescaped(String cell) {
        var text = cell.strip();
        return text.length() > 1 && text.charAt(0) == '\'' && "=+-@".indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }

    /** The field of each column, or none. Where the names of mailing columns disagree with their labels, people typed by the labels. */
    private List<@Nullable HtcdsField> columns(List<String> names, List<String> labels) {
        var columns = new ArrayList<@Nullable HtcdsField>();
        var disagree = false;
        for (int i = 0; i < names.size(); i++) {
            var label = i < labels.size() ? labels.get(i) : "";
            var field = Standard.meantBy(names.get(i));
            if (field.isEmpty() && names.get(i).isBlank()) {
                field = Standard.meantBy(label);
            }
            if (field.isPresent() && field.get().name().startsWith(MAILING)) {
                var labelled = mailing(label);
                disagree |= labelled.isPresent() && !labelled.equals(field);
                field = labelled.or(() -> Standard.meantBy(names.get(columns.size())));
            }
            columns.add(field.orElse(null));
        }
        if (disagree) {
            remarks.add(
                    "The labels of the mailing columns (row 2) disagree with their names (row 1); the labels count.");
        }
        return columns;
    }

    private static Optional<HtcdsField> mailing(String label) {
        var word = label.toLowerCase(Locale.ROOT).replace("mailing", "").replaceAll("[^a-z]", "");
        return word.isEmpty()
                ? Optional.empty()
                : word.startsWith("postal") || word.startsWith("zip")
                        ? Standard.meantBy(MAILING + "PostalCode")
                        : Standard.meantBy(MAILING + word);
    }

    /** Whether a row says in words what the columns' names say. */
    private static boolean areLabels(List<String> names, List<String> cells) {
        var labels = 0;
        for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
            var named = Standard.meantBy(names.get(i));
            var labelled =
                    named.filter(field -> field.name().startsWith(MAILING)).isPresent()
                            ? mailing(cells.get(i))
                            : Standard.meantBy(cells.get(i));
            labels += named.isPresent() && labelled.isPresent() ? 1 : 0;
        }
        return labels >= 2;
    }

    /** Tags of the Humanitarian Exchange Language. */
    private static boolean areTags(List<String> cells) {
        return cells.stream().anyMatch(cell -> cell.startsWith("#"))
                && cells.stream().allMatch(cell -> cell.isBlank() || cell.startsWith("#"));
    }

    private void json(String text) {
        var mapper = JsonMapper.shared();
        if (text.stripLeading().startsWith("[")) {
            mapper.readTree(text).forEach(this::jsonRow);
        } else {
            try (var objects = mapper.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
                objects.forEachRemaining(this::jsonRow);
            }
        }
    }

    private void jsonRow(JsonNode row) {
        var told = new LinkedHashMap<String, List<String>>();
        var ours = row.has(NUMBER);
        row.properties().forEach(property -> {
            var value = property.getValue();
            var field = Standard.meantBy(property.getKey()).orElse(null);
            if (field != null && value.isArray()) {
                tell(told, field, value.valueStream().map(HtcdsFile::text).toList());
            } else if (field != null) {
                tell(told, field, HtcdsImport.values(field, text(value), ours));
            } else if (!text(value).isEmpty()) {
                unknown.merge(property.getKey(), 1, Integer::sum);
            }
        });
        add(rows.size() + 1L, null, told);
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "" : value.isValueNode() ? value.asString().strip() : value.toString();
    }
}
