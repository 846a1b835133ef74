package org.pulang.query.duplicates;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;

/**
 * Whom to find: somebody whose marks were made of what a reader typed, or the person of a case, by the case's own.
 *
 * @param numbers marks of numbers
 * @param name open, to be compared
 * @param reference that was told about one of the reader's own cases
 * @param known tells who of those found is the likelier
 * @param by the case whose person it is; what it was merged or linked with, or found to be somebody else's, is not found again
 */
record Sought(
        List<String> numbers,
        @Nullable String name,
        @Nullable String reference,
        Known known,
        @Nullable CaseId by) {

    @Override
    public String toString() {
        return "Sought[]";
    }
}
