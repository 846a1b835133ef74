package org.pulang.query.requests;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Where the list goes on: behind this moment and, at the same moment, behind the request that began with this event. Written
 * {@code 2026-03-04T02:00:00Z_8812}; it holds also when that request is no longer shown.
 */
record RequestCursor(Instant answerBy, long position) {

    private static final String SEPARATOR = "_";

    /** @throws RuntimeException if the text is not one that {@link #toString} gives */
    public static RequestCursor of(String text) {
        int cut = text.indexOf(SEPARATOR);
        return new RequestCursor(Instant.parse(text.substring(0, cut)), Long.parseLong(text.substring(cut + 1)));
    }

    RequestCursor {
        if (LocalDate.ofInstant(answerBy, ZoneOffset.UTC).getYear() > 9999) {
            throw new IllegalArgumentException("no such moment");
        }
    }

    /** For {@code (answer_by, position) > (?, ?)}. */
    List<Object> values() {
        return List.of(Timestamp.from(answerBy), position);
    }

    @Override
    public String toString() {
        return answerBy + SEPARATOR + position;
    }
}
