package org.pulang.vocabulary;

/** What the privacy officer finds of an emergency access. */
public enum EmergencyReviewOutcome {
    Justified,
    /** What follows for the person who opened it is decided outside this system. */
    NotJustified
}
