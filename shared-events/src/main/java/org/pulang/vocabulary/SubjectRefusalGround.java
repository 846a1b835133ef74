package org.pulang.vocabulary;

/** Why a person's request is not granted (Law 27/2022, Art. 33 and 44). */
public enum SubjectRefusalGround {
    /** Granting it would put the person or somebody else in danger. */
    Endangers,
    /** What was asked for would show somebody else's details. */
    ShowsAnotherPerson,
    /** Somebody else asks, or makes the person ask. */
    NotThePersonsWill,
    /** A law, or a proceeding, stands against it. */
    LegalObligation
}
