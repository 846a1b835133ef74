package org.pulang.htcds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A place or address as text: what is said of it, and below, in lines of their own, the parts of the standard that have no place of
 * their own in a case, such as {@code hte_PostalCode: 45212}.
 */
record WrittenPlace(String text, Map<String, String> parts) {

    private static final Pattern PART =
            Pattern.compile("((?:hte_|prs_Mailing)(?:City|Country|State|Street|PostalCode)): (\\S.*)");

    static WrittenPlace read(String written) {
        var text = new ArrayList<String>();
        var parts = new LinkedHashMap<String, String>();
        for (var line : List.of(written.split("\n", -1))) {
            var part = PART.matcher(line);
            if (part.matches()) {
                parts.put(part.group(1), part.group(2));
            } else {
                text.add(line);
            }
        }
        return new WrittenPlace(String.join("\n", text).strip(), parts);
    }

    String written() {
        var lines = new ArrayList<String>();
        if (!text.isEmpty()) {
            lines.add(text);
        }
        parts.forEach((name, value) -> lines.add(name + ": " + value.replaceAll("\\s+", " ")));
        return String.join("\n", lines);
    }

    String part(String name) {
        return parts.getOrDefault(name, "");
    }
}
