package org.pulang.vocabulary;

/** Why a case is offered to another organisation (own codes). */
public enum TransferReason {
    AskedByPerson,
    /** The person lives, or will live, where the other organisation works. */
    MovedAway,
    /** The person is safer, or their data are, with the other organisation. */
    Safety,
    BetterSuited,
    OutsideMandate,
    NoCapacity,
    Other
}
