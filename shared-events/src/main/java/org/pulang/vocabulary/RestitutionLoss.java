package org.pulang.vocabulary;

/** What restitution is to make good (Law 21/2007, Art. 48 (2)). */
public enum RestitutionLoss {
    WealthOrIncome,
    Suffering,
    /** Medical or psychological. */
    Treatment,
    Other
}
