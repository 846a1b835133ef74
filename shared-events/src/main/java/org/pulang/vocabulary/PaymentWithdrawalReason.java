package org.pulang.vocabulary;

/** Why a recorded payment no longer counts. */
public enum PaymentWithdrawalReason {
    EnteredTwice,
    /** The amount, the day or the claim was wrong; what is right is recorded anew. */
    EnteredInError,
    /** It was said to have reached the person, and had not. */
    NotReceived,
    /** It reached the person, and whoever paid took it back. */
    TakenBack,
    Other
}
