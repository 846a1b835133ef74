package org.pulang.vocabulary;

/** How something was explained to a person (own codes). */
public enum ExplanationFormat {
    Spoken,
    /** Spoken, through an interpreter. */
    Interpreted,
    Written,
    /** Pictures, for people who do not read, and for children. */
    Pictures,
    Recording,
    SignLanguage
}
