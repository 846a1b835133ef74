package org.pulang.htcds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a file says of one case: to each field its values, in order. A field without any is absent; in a list, blank means none there. */
public final class HtcdsRow {

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /**
     * Says what stands in a field; nothing stands in it where all is blank.
     *
     * @throws IllegalArgumentException if there is no such field, or it cannot hold several
     */
    public void put(String name, List<String> told) {
        var field = Standard.field(name);
        if (told.size() > 1 && !field.several()) {
            throw new IllegalArgumentException(name + " holds one value.");
        }
        if (told.stream().allMatch(String::isBlank)) {
            values.remove(name);
        } else {
            values.put(name, List.copyOf(told));
        }
    }

    void put(String name, @Nullable Object told) {
        put(name, told == null ? List.of() : List.of(told.toString()));
    }

    /** In order; empty if nothing is told. */
    public List<String> all(String name) {
        Standard.field(name);
        return values.getOrDefault(name, List.of());
    }

    /** The only or first value, if there is one. */
    public @Nullable String first(String name) {
        return all(name).stream().filter(value -> !value.isBlank()).findFirst().orElse(null);
    }

    String at(String name, int i) {
        var all = all(name);
        return i < all.size() ? all.get(i) : "";
    }

    public boolean has(String name) {
        return !all(name).isEmpty();
    }

    /** What is told, by name. */
    public Map<String, List<String>> values() {
        return Map.copyOf(values);
    }

    /**
     * As it stands in a cell: several values are joined by semicolons, behind a backslash where one is part of a value; null if
     * nothing is told.
     */
    public @Nullable String cell(String name) {
        if (!has(name)) {
            return null;
        }
        return Standard.field(name).several() ? joined(all(name)) : all(name).get(0);
    }

    static String joined(List<String> values) {
        return String.join(
                ";",
                values.stream()
                        .map(value -> value.replace("\\", "\\\\").replace(";", "\\;"))
                        .toList());
    }

    /** The values of a cell written by {@link #cell}; {@code \n} is a line break, for where a cell is a line. */
    public static List<String> split(String cell) {
        var values = new ArrayList<String>();
        var value = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            var sign = cell.charAt(i);
            if (sign == '\\' && i + 1 < cell.length()) {
                var next = cell.charAt(++i);
                value.append(next == 'n' ? '\n' : next);
            } else if (sign == ';') {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(sign);
            }
        }
        values.add(value.toString());
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HtcdsRow that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The names alone: the values are somebody's. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
