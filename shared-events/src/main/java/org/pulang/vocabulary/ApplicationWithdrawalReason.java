package org.pulang.vocabulary;

/** Why nobody waits for the answer to an application any more (own codes). */
public enum ApplicationWithdrawalReason {
    DeclinedByPerson,
    NoLongerNeeded,
    /** The authority did not answer, and the person does not wait any longer. */
    NoAnswer,
    MovedAway,
    PersonDeceased,
    EnteredInError,
    Other
}
