package org.pulang.query.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form as a page shows it; texts are in the reader's language.
 *
 * @param title of the page: neutral, no command and no name
 * @param heading what the form is for
 * @param about the number of the case; absent where there is none
 * @param action where it is sent to
 * @param back where the reader comes from
 * @param purpose the reader's, where it was stated
 * @param key under which it is recorded at most once
 * @param version of the case it was filled in by
 * @param again whether a second factor was asked for already
 * @param draft whether the browser may keep what is no personal detail
 * @param instrument with which people are asked; absent where the command asks nothing
 * @param instruments to choose from
 * @param news what happened since the form was opened
 * @param warning why it will probably be refused
 * @param notice what the reader should know, good or bad
 * @param problem what was refused, and what to do
 * @param errors each with the id of its field
 */
record FormView(
        String title,
        String heading,
        @Nullable String about,
        String action,
        String back,
        @Nullable String purpose,
        String key,
        @Nullable Long version,
        boolean again,
        boolean draft,
        @Nullable String instrument,
        List<FieldView.Option> instruments,
        List<FieldView> fields,
        List<String> news,
        @Nullable String warning,
        @Nullable String notice,
        @Nullable ProblemView problem,
        List<ErrorView> errors) {

    /** @param detail what to do next */
    record ProblemView(String title, String detail) {}

    /** @param field id in the page; absent where the page has no such field */
    record ErrorView(@Nullable String field, String label, String message) {}
}
