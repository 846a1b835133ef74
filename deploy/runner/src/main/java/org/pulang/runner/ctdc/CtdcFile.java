package org.pulang.runner.ctdc;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.pulang.runner.console.Trouble;

/** A CSV file of CTDC rows, read one by one; columns may stand in any order, those of neither release are left out and named. */
final class CtdcFile implements Iterator<CtdcRow>, AutoCloseable {

    private final Path path;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final Map<CtdcColumn, Integer> places = new EnumMap<>(CtdcColumn.class);
    private final List<String> unknownColumns = new ArrayList<>();
    private final Map<String, Integer> occurrences = new HashMap<>();
    private long number = 1;

    /** @throws Trouble if it cannot be read or a column is missing */
    CtdcFile(Path path) {
        this.path = path;
        try {
            reader = CsvReader.builder().ofCsvRecord(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Trouble("%s cannot be read.".formatted(path));
        }
        records = reader.iterator();
        var header = records.hasNext() ? records.next().getFields() : List.<String>of();
        for (int i = 0; i < header.size(); i++) {
            var place = i;
            var name = header.get(i).replace("\uFEFF", "");
            CtdcColumn.named(name).ifPresentOrElse(column -> places.put(column, place), () -> unknownColumns.add(name));
        }
        var missing = EnumSet.allOf(CtdcColumn.class);
        missing.removeIf(column -> !column.required() || places.containsKey(column));
        if (!missing.isEmpty()) {
            throw new Trouble("%s is no CTDC file: its first line does not name %s.".formatted(path, missing));
        }
    }

    /** How many rows it has, roughly: a value may hold a line break. */
    long size() throws IOException {
        try (var lines = Files.lines(path, StandardCharsets.ISO_8859_1)) {
            return lines.count() - 1;
        }
    }

    List<String> unknownColumns() {
        return unknownColumns;
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public CtdcRow next() {
        if (!records.hasNext()) {
            throw new NoSuchElementException();
        }
        var fields = records.next().getFields();
        number++;
        var values = new EnumMap<CtdcColumn, String>(CtdcColumn.class);
        places.forEach((column, place) ->
                values.put(column, place < fields.size() ? fields.get(place).strip() : ""));
        return new CtdcRow(number, values, occurrences.merge(CtdcRow.content(values), 1, Integer::sum));
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
