package org.pulang.personal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The register of all personal components of events; a test compares it with the records. */
public final class Fields {

    private static final Map<Integer, Field> BY_ID = read();
    private static final Map<String, Map<String, Field>> BY_PLACE = byPlace();

    private Fields() {}

    public static Collection<Field> all() {
        return BY_ID.values();
    }

    /** @throws IllegalStateException if there is none: a newer version wrote it */
    public static Field of(int id) {
        var field = BY_ID.get(id);
        if (field == null) {
            throw new IllegalStateException("Personal field %d is unknown here.".formatted(id));
        }
        return field;
    }

    /** @throws IllegalStateException if there is none: it is missing in the register */
    static Field at(String event, String path) {
        var field = BY_PLACE.getOrDefault(event, Map.of()).get(path);
        if (field == null) {
            throw new IllegalStateException("%s.%s is no registered personal field.".formatted(event, path));
        }
        return field;
    }

    private static Map<String, Map<String, Field>> byPlace() {
        var places = new HashMap<String, Map<String, Field>>();
        for (var field : all()) {
            if (!field.path().isEmpty()) {
                places.computeIfAbsent(field.event(), event -> new HashMap<>()).put(field.path(), field);
            }
        }
        return places;
    }

    private static Map<Integer, Field> read() {
        var table = Objects.requireNonNull(Fields.class.getResourceAsStream("/personal/fields.csv"));
        try (var lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("id,"))
                    .map(line -> line.split(",", -1))
                    .map(line -> new Field(
                            Integer.parseInt(line[0]),
                            line[1],
                            line[2],
                            FieldClass.valueOf(line[3]),
                            Subject.valueOf(line[4])))
                    .collect(Collectors.toUnmodifiableMap(Field::id, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
