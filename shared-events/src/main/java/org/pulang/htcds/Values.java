package org.pulang.htcds;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads single values of a file as HTCDS writes them. */
final class Values {

    private static final Set<String> YES = Set.of("true", "yes", "ya", "y", "1", "x");
    private static final Set<String> NO = Set.of("false", "no", "tidak", "n", "0", "");

    private Values() {}

    /** ISO 8601; a time behind it is left out. */
    static Optional<LocalDate> day(String told) {
        try {
            var text = told.strip().replace('/', '-').replaceFirst("(?<=\\d)[T ].*", "");
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whole; a spreadsheet may have put {@code .0} behind it. */
    static Optional<Integer> number(String told) {
        var text = told.strip().replaceFirst("\\.0+$", "");
        return text.matches("\\d{1,4}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    static Optional<Boolean> ticked(String told) {
        var text = told.strip().toLowerCase(Locale.ROOT);
        return YES.contains(text) ? Optional.of(true) : NO.contains(text) ? Optional.of(false) : Optional.empty();
    }

    /** Whether HTCDS itself would write it so. */
    static boolean conforms(HtcdsField field, String value) {
        return switch (field.type()) {
            case 'P', 'M' -> field.values().isEmpty() || field.values().contains(value);
            case 'D' -> value.matches("\\d{4}-\\d{2}-\\d{2}") && day(value).isPresent();
            case 'N' -> number(value).isPresent() && value.matches("\\d+");
            case 'B' -> value.equals("true") || value.equals("false");
            default -> true;
        };
    }
}
