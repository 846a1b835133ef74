package org.pulang.vocabulary;

import java.time.Duration;

/** What a person may need at once (own codes), and within which time from when that was known (ADR 28). */
public enum DayZeroNeed {
    SafePlace(Duration.ofHours(24)),
    Medical(Duration.ofHours(24)),
    Food(Duration.ofHours(24)),
    Clothes(Duration.ofDays(3));

    private final Duration within;

    DayZeroNeed(Duration within) {
        this.within = within;
    }

    /** Three days are 72 hours: no calendar and no zone lengthens them. */
    public Duration within() {
        return within;
    }
}
