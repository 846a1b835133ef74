package org.pulang.vocabulary;

/** What came of talking with the family. */
public enum MediationOutcome {
    Agreed,
    PartlyAgreed,
    NotAgreed,
    Continues,
    StoppedByPerson
}
