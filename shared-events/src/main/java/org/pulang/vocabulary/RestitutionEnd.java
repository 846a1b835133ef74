package org.pulang.vocabulary;

/** Why nothing more is awaited on a claim for restitution, but for its being paid in full. */
public enum RestitutionEnd {
    Denied,
    WithdrawnByPerson,
    /** The order fell (Law 21/2007, Art. 48 (7)). */
    AcquittedOnAppeal,
    /** The convicted person has nothing to pay with (Art. 50 (4)). */
    SubstituteImprisonment,
    Settled,
    Other
}
