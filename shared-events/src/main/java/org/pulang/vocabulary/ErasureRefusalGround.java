package org.pulang.vocabulary;

/** Why a request to erase is not granted (Law 27/2022, Art. 33 and 44). */
public enum ErasureRefusalGround {
    /** Erasing would put the person or somebody else in danger. */
    Endangers,
    /** Somebody else asks, or makes the person ask. */
    NotThePersonsWill,
    /** A law, or a proceeding that will not end soon, demands that the details be kept. */
    LegalObligation
}
