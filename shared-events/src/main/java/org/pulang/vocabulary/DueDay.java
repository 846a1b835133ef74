package org.pulang.vocabulary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The last day on which something is in time, counted where the case is: it ends at midnight there. */
public record DueDay(LocalDate day, ZoneId zone) {

    public Instant end() {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(end());
    }
}
