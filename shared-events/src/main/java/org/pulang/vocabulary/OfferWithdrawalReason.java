package org.pulang.vocabulary;

/** Why an offer holds no longer (own codes). */
public enum OfferWithdrawalReason {
    /** The provider no longer gives this service, or not there. */
    Ended,
    NoCapacity,
    /** The service goes on under other conditions; they are another offer. */
    TermsChanged,
    EnteredInError,
    Other
}
