package org.pulang.vocabulary;

/** Through whom restitution is claimed. */
public enum RestitutionChannel {
    Police,
    Prosecution,
    Lpsk,
    CivilSuit,
    Other
}
