package org.pulang.vocabulary;

/** Papers that say who a person is or how they came back; many return with none of the first four. */
public enum DocumentType {
    KTP,
    KK,
    BirthCertificate,
    Passport,
    /** Travel letter in place of a passport. */
    Splp,
    PoliceReport,
    ConsularLetter,
    ReturnManifest,
    VillageHeadLetter,
    ShelterLetter,
    /** Statement by two witnesses. */
    WitnessStatement,
    Other
}
