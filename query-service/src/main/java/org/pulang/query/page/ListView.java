package org.pulang.query.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A list as the template {@code listing} shows it. Texts are in the reader's language; none of them, and no address, tells anything of a
 * person.
 *
 * @param title short and neutral: it stands in the browser's history
 * @param intro what the list is for, in a sentence
 * @param tabs other lists beside this one
 * @param filter what can be chosen; absent where nothing can
 * @param columns the first one is the head of each row
 * @param empty what to do where the list is empty
 * @param first address of the first rows; absent if these are they
 * @param next address of the rows that follow; absent if there are none
 */
public record ListView(
        String title,
        String intro,
        List<Tab> tabs,
        @Nullable Filter filter,
        List<String> columns,
        List<List<Cell>> rows,
        Empty empty,
        @Nullable String first,
        @Nullable String next) {

    public ListView {
        tabs = List.copyOf(tabs);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Another list. */
    public record Tab(String label, @Nullable String count, String address, boolean current) {}

    /**
     * What can be chosen.
     *
     * @param hidden what the address says besides
     * @param chosen whether anything is
     */
    public record Filter(String action, List<Field> fields, Map<String, String> hidden, boolean chosen) {}

    /**
     * A field of the filter.
     *
     * @param options value to label, the first one for all; none: a field to write in
     * @param most characters
     */
    public record Field(String name, String label, Map<String, String> options, String value, int most) {}

    /** @param address of what to do next; absent where there is nothing */
    public record Empty(
            String text, @Nullable String label, @Nullable String address) {}

    /** One thing below the other. */
    public record Cell(List<Part> parts) {
        public Cell {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A piece of text.
     *
     * @param tone how it is to be taken, besides its words: one of the classes of the style sheet, or nothing
     */
    public record Part(
            String text, @Nullable String address, @Nullable String datetime, String tone) {}

    public static Cell cell(Part... parts) {
        return new Cell(List.of(parts));
    }

    public static Cell cell(String text) {
        return cell(text(text));
    }

    public static Part text(String text) {
        return new Part(text, null, null, "");
    }

    public static Part quiet(String text) {
        return new Part(text, null, null, "quiet");
    }

    public static Part alert(String text) {
        return new Part(text, null, null, "alert");
    }

    public static Part badge(String text) {
        return new Part(text, null, null, "badge");
    }

    public static Part link(String text, String address) {
        return new Part(text, address, null, "");
    }

    static Part time(String text, String datetime) {
        return new Part(text, null, datetime, "");
    }

    /** Nothing is left out of a cell but what is absent. */
    public static Cell cells(List<@Nullable Part> parts) {
        var there = new ArrayList<Part>();
        for (var part : parts) {
            if (part != null) {
                there.add(part);
            }
        }
        return new Cell(there);
    }

    /**
     * An address with what is there of its parameters.
     *
     * @param pairs name and value by turns, or several values; where the value is absent or empty, the name is left out
     */
    public static String address(String path, @Nullable Object... pairs) {
        var address = UriComponentsBuilder.fromPath(path);
        for (int i = 0; i < pairs.length; i += 2) {
            var value = pairs[i + 1];
            var name = String.valueOf(pairs[i]);
            if (value instanceof Collection<?> several) {
                several.forEach(one -> address.queryParam(name, one));
            } else if (value != null && !value.toString().isEmpty()) {
                address.queryParam(name, value);
            }
        }
        return address.build().encode().toUriString();
    }
}
