package org.pulang.query.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field as a page shows it; texts are in the reader's language.
 *
 * @param name of the parameter: its place in the command's body
 * @param id in the page
 * @param widget which fragment of {@code fragments/form.html} draws it
 * @param optional whether it may be left empty
 * @param personal whether it is a personal detail, which no browser keeps
 * @param value as filled in
 * @param options to choose from; those chosen say so
 * @param parts of a group, or the rows of a list
 * @param error what is wrong with it
 * @param longest characters
 */
record FieldView(
        String name,
        String id,
        String label,
        @Nullable String hint,
        String widget,
        boolean optional,
        boolean personal,
        String value,
        List<Option> options,
        List<FieldView> parts,
        @Nullable String error,
        @Nullable Integer longest) {

    FieldView {
        options = List.copyOf(options);
        parts = List.copyOf(parts);
    }

    /** What describes it to who cannot see it: hint and error. */
    public @Nullable String describedBy() {
        var hints = hint == null ? "" : id + "-hint";
        var errors = error == null ? "" : id + "-error";
        var both = (hints + " " + errors).strip();
        return both.isEmpty() ? null : both;
    }

    /** @param group under which it stands; absent where there are no groups */
    record Option(
            String value,
            String label,
            boolean chosen,
            @Nullable String group) {}
}
