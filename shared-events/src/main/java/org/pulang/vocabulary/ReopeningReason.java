package org.pulang.vocabulary;

/** Why a closed case goes on (own codes). */
public enum ReopeningReason {
    Retrafficking,
    NewNeeds,
    ContactRegained,
    ClosedInError,
    Other
}
