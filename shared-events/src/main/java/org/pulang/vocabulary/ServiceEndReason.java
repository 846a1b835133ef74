package org.pulang.vocabulary;

/** Why a service ended (own codes). */
public enum ServiceEndReason {
    Completed,
    NoLongerNeeded,
    StoppedByPerson,
    StoppedByProvider,
    FundingEnded,
    MovedAway,
    Other
}
