package org.pulang.vocabulary;

/** What was agreed on for the person's safety (own codes). */
public enum SafetyMeasure {
    /** Somebody the person trusts knows, and is called first. */
    TrustedPersonInformed,
    SafePlaceAgreed,
    /** A word or sign that means: come. */
    SignalAgreed,
    JourneysAccompanied,
    /** Number, messaging and social media no longer lead to the person. */
    ContactsChanged,
    DocumentsKeptSafe,
    PoliceInformed,
    WitnessProtectionRequested,
    Other
}
