package org.pulang.vocabulary;

/** Why a document was taken from a case again, and its content deleted (own codes). */
public enum AttachmentWithdrawalReason {
    /** It belongs to another case. */
    WrongCase,
    /** It shows somebody whom it should not. */
    ShowsOthers,
    Unreadable,
    AttachedTwice,
    /** The person does not want it to be kept. */
    WishOfThePerson,
    Other
}
