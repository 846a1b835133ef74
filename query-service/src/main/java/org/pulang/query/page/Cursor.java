package org.pulang.query.page;

import java.time.LocalDate;
import java.util.List;

/**
 * Where a list sorted by day goes on: behind this day and, on the same day, behind the row that began with this event. Written
 * {@code 2026-03-01_8812}.
 *
 * @param day {@link LocalDate#MAX}, PostgreSQL's infinity, for rows without one; written {@code never}
 */
public record Cursor(LocalDate day, long position) {

    private static final String NEVER = "never";
    private static final String SEPARATOR = "_";

    /** @throws RuntimeException if the text is not one that {@link #toString} gives */
    public static Cursor of(String text) {
        int cut = text.indexOf(SEPARATOR);
        var day = text.substring(0, cut);
        return new Cursor(
                day.equals(NEVER) ? LocalDate.MAX : LocalDate.parse(day), Long.parseLong(text.substring(cut + 1)));
    }

    public Cursor {
        if (day.getYear() > 9999 && !day.equals(LocalDate.MAX)) {
            throw new IllegalArgumentException("no such day");
        }
    }

    /** For {@code (day, position) > (?, ?)}. */
    public List<Object> values() {
        return List.of(day, position);
    }

    @Override
    public String toString() {
        return (day.equals(LocalDate.MAX) ? NEVER : day) + SEPARATOR + position;
    }
}
