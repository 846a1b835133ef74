package org.pulang.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A table of the policy: comma-separated, the first line names the columns, lines with # explain. */
record Table(List<Line> lines) {

    /** A line by its columns. */
    record Line(Map<String, String> cells) {

        String cell(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }
    }

    static Table read(String name) {
        var file = "/access/%s.csv".formatted(name);
        var stream = Objects.requireNonNull(Table.class.getResourceAsStream(file), file);
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return of(lines.lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException if a line has more or fewer cells than the first */
    static Table of(Stream<String> text) {
        var rows = text.filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split(",", -1))
                .toList();
        var columns = rows.get(0);
        return new Table(
                rows.stream().skip(1).map(cells -> line(columns, cells)).toList());
    }

    private static Line line(String[] columns, String[] cells) {
        if (cells.length != columns.length) {
            throw new IllegalStateException("Not as many cells as columns: " + String.join(",", cells));
        }
        var line = new LinkedHashMap<String, String>();
        for (int i = 0; i < columns.length; i++) {
            line.put(columns[i], cells[i]);
        }
        return new Line(line);
    }
}
