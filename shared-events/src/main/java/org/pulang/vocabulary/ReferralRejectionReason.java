package org.pulang.vocabulary;

/** Why a provider does not take a referral (own codes). */
public enum ReferralRejectionReason {
    NoCapacity,
    OutsideMandate,
    OutsideArea,
    NotEligible,
    DocumentsMissing,
    PersonNotReached,
    Other
}
