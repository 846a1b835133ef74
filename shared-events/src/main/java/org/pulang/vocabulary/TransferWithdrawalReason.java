package org.pulang.vocabulary;

/** Why the offer of a case was taken back (own codes). */
public enum TransferWithdrawalReason {
    ConsentWithdrawn,
    DeclinedByPerson,
    NotAnswered,
    NoLongerNeeded,
    EnteredInError,
    Other
}
