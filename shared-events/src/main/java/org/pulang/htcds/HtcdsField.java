package org.pulang.htcds;

import java.util.List;

/**
 * A field of HTCDS, or one of our additions, which begin with {@code x_}.
 *
 * @param name with its prefix, official spelling
 * @param type as in {@code htcds/fields.csv}; of an addition, {@code x}
 * @param several whether a cell may hold several values of one case
 * @param values the official codes, spelling mistakes included; empty where any text may stand
 * @param where in a case it is, or why it is nowhere
 */
public record HtcdsField(
        String name,
        char type,
        boolean core,
        boolean deprecated,
        boolean several,
        List<String> values,
        Carried carried,
        String where) {

    /** Whether a case can hold what a field says. */
    public enum Carried {
        /** Written from the case and read into it. */
        Case,
        /** Written from the case; read into a note, since reading a file decides nothing. */
        Derived,
        /** Read into a note, and written from it. */
        Kept,
        /** Read into the case, never written as such. */
        Read,
        /** Neither read nor written. */
        None
    }

    public HtcdsField {
        values = List.copyOf(values);
    }

    boolean addition() {
        return type == 'x';
    }

    boolean text() {
        return type == 'T' || type == 'L' || type == 'R';
    }
}
