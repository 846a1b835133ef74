package org.pulang.vocabulary;

/** Which court ordered. */
public enum CourtLevel {
    FirstInstance,
    HighCourt,
    SupremeCourt,
    ForeignCourt
}
