package org.pulang.vocabulary;

/** HTCDS vic_TraffickingStatus. */
public enum TraffickingStatus {
    PossibleVictimOfTrafficking,
    ActualVictimOfTrafficking,
    NotAVictimOfTrafficking
}
