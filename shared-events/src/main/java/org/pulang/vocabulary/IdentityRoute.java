package org.pulang.vocabulary;

/** By which accepted route an identity was verified; papers are one of several. */
public enum IdentityRoute {
    Document,
    /** Found in the population register (Dukcapil). */
    PopulationRegister,
    /** Fingerprint or face compared at an embassy or consulate. */
    EmbassyBiometrics,
    VillageHead,
    TwoWitnesses,
    Family,
    SchoolRecord,
    Other
}
