package org.pulang.htcds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a file said and no other place of a case can hold, as notes in the words of the standard: a line for each field, read and
 * written by this class alone, and read by people too.
 */
final class KeptNote {

    static final String TITLE = "HTCDS 2.0";

    private static final String HEAD = TITLE
            + ": dari berkas, belum diperiksa dan tidak memutuskan apa pun / from a file, not checked, and deciding"
            + " nothing\n";
    private static final int LONGEST = 4000;
    private static final Pattern LINE = Pattern.compile("([a-z]{3}_[A-Za-z]+)(\\+?): (.*)");

    private KeptNote() {}

    /** As many as are needed, none longer than a note may be. */
    static List<String> of(Map<String, List<String>> kept) {
        var notes = new ArrayList<String>();
        var note = new StringBuilder(HEAD);
        for (var entry : kept.entrySet()) {
            var text = HtcdsRow.joined(entry.getValue()).replace("\r", "").replace("\n", "\\n");
            var more = "";
            do {
                var start = entry.getKey() + more + ": ";
                var room = LONGEST - HEAD.length() - start.length() - 1;
                var part = text.substring(0, cut(text, room));
                if (note.length() + start.length() + part.length() + 1 > LONGEST) {
                    notes.add(note.toString().stripTrailing());
                    note = new StringBuilder(HEAD);
                }
                note.append(start).append(part).append('\n');
                text = text.substring(part.length());
                more = "+";
            } while (!text.isEmpty());
        }
        if (note.length() > HEAD.length()) {
            notes.add(note.toString().stripTrailing());
        }
        return notes;
    }

    /** Where the first part of a text may end, of at most so many signs: in no pair of signs, and behind no blank. */
    static int cut(String text, int room) {
        var end = Math.min(text.length(), room);
        while (end < text.length()
                && end > 1
                && (Character.isLowSurrogate(text.charAt(end))
                        || Character.isWhitespace(text.charAt(end - 1))
                        || Character.isWhitespace(text.charAt(end)))) {
            end--;
        }
        return end;
    }

    static boolean is(String note) {
        return note.startsWith(HEAD.strip());
    }

    /** What notes made by this class hold. */
    static Map<String, List<String>> read(List<String> notes) {
        var cells = new LinkedHashMap<String, String>();
        for (var note : notes) {
            note.lines()
                    .map(LINE::matcher)
                    .filter(line -> line.matches())
                    .forEach(line -> cells.merge(
                            line.group(1),
                            line.group(3),
                            (before, part) -> line.group(2).isEmpty() ? part : before + part));
        }
        var kept = new LinkedHashMap<String, List<String>>();
        cells.forEach((name, cell) -> kept.put(name, HtcdsRow.split(cell)));
        return kept;
    }
}
