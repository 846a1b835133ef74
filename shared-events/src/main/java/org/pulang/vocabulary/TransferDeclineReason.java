package org.pulang.vocabulary;

/** Why an organisation does not take over a case (own codes). */
public enum TransferDeclineReason {
    NoCapacity,
    OutsideMandate,
    OutsideArea,
    /** Somebody the person is in danger from could learn of it there. */
    NotSafeHere,
    Other
}
