package org.pulang.vocabulary;

/** Why nothing may be erased for now (Law 27/2022, Art. 44). */
public enum HoldGround {
    /** The details are needed in a proceeding that is not over. */
    OpenProceeding,
    RestitutionClaim
}
