package org.pulang.vocabulary;

/** How a person came to be brought to a country. */
public enum RepatriationManner {
    /** As Law 21/2007, Art. 54, has it: with protection and at public cost. */
    Assisted,
    Evacuated,
    Deported,
    OnOwn,
    Unknown
}
