package org.pulang.vocabulary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The official provinces and regencies by code, from {@code area/areas.csv}. */
public final class Areas {

    private static final Map<AreaCode, String> NAMES = read();

    private Areas() {}

    public static boolean exists(AreaCode code) {
        return NAMES.containsKey(code);
    }

    /** The official name, e.g. {@code Kabupaten Indramayu}. */
    public static Optional<String> name(AreaCode code) {
        return Optional.ofNullable(NAMES.get(code));
    }

    /** Every area with its name, for lists to choose from. */
    public static Map<AreaCode, String> all() {
        return NAMES;
    }

    /** The provinces by name, for lists to choose from. */
    public static Map<AreaCode, String> provinces() {
        var provinces = new LinkedHashMap<AreaCode, String>();
        NAMES.entrySet().stream()
                .filter(area -> area.getKey().equals(area.getKey().province()))
                .sorted(Map.Entry.comparingByValue())
                .forEach(area -> provinces.put(area.getKey(), area.getValue()));
        return provinces;
    }

    private static Map<AreaCode, String> read() {
        var table = Objects.requireNonNull(Areas.class.getResourceAsStream("/area/areas.csv"), "area/areas.csv");
        try (var lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("code,"))
                    .map(line -> line.split(",", -1))
                    .collect(Collectors.toUnmodifiableMap(line -> new AreaCode(line[0]), line -> line[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
