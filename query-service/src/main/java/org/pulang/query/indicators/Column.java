package org.pulang.query.indicators;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One fact of all cases, by the case's place: as a number what it is now and, in the order in which it changed, what it was before. So
 * what it was on any day costs a look at what changed since.
 */
final class Column {

    /** Not known. */
    static final int NONE = Integer.MIN_VALUE;

    private final Fact fact;
    private int[] now = new int[64];

    private int[] changed = new int[64];
    private int[] until = new int[64];
    private int[] before = new int[64];
    private int changes;

    private final Map<Object, Integer> codes = new HashMap<>();
    private final List<Object> values = new ArrayList<>();
    private final List<List<String>> entries = new ArrayList<>();

    Column(Fact fact) {
        this.fact = fact;
        if (fact.type().isEnum()) {
            // So that a constant's code is its place among them.
            Stream.of(fact.type().getEnumConstants()).forEach(constant -> code(((Enum<?>) constant).name()));
        }
    }

    /** The fact as a number. */
    int read(ResultSet row, int column) throws SQLException {
        if (fact.coded()) {
            var value = fact.type() == BigDecimal.class ? row.getBigDecimal(column) : row.getString(column);
            return value == null ? NONE : code(value);
        }
        int number = row.getInt(column);
        return number == 0 && row.wasNull() ? NONE : number;
    }

    private int code(Object value) {
        var known = codes.get(value);
        if (known != null) {
            return known;
        }
        codes.put(value, values.size());
        values.add(value);
        entries.add(value instanceof String list ? words(list) : List.of());
        return values.size() - 1;
    }

    /** Of a list's text; any other has none. */
    static List<String> words(String list) {
        // Without what would be behind the last comma.
        return list.startsWith(",") ? List.of(list.substring(1).split(",", 0)) : List.of();
    }

    /** Of a case that is new. */
    void begin(int at, int value) {
        if (at >= now.length) {
            now = Arrays.copyOf(now, at + (at >> 1));
        }
        now[at] = value;
    }

    void correct(int at, int value) {
        now[at] = value;
    }

    /** @param day from which on it is so */
    void change(int at, int value, int day) {
        if (now[at] == value) {
            return;
        }
        if (changes == changed.length) {
            int more = changes + (changes >> 1);
            changed = Arrays.copyOf(changed, more);
            until = Arrays.copyOf(until, more);
            before = Arrays.copyOf(before, more);
        }
        changed[changes] = at;
        until[changes] = day;
        before[changes++] = now[at];
        now[at] = value;
    }

    /** By case; not to be written to. */
    int[] now() {
        return now;
    }

    /** By case, at the end of a day. Of a case's changes since, the first says what was before. */
    int[] at(int day, int cases) {
        var then = Arrays.copyOf(now, cases);
        for (int i = changes - 1; i >= 0; i--) {
            if (until[i] > day) {
                then[changed[i]] = before[i];
            }
        }
        return then;
    }

    /** What a code stands for. */
    Object value(int code) {
        return values.get(code);
    }

    /** The words of a list; absent facts have none. */
    List<String> entries(int code) {
        return code == NONE ? List.of() : entries.get(code);
    }

    int changes() {
        return changes;
    }
}
