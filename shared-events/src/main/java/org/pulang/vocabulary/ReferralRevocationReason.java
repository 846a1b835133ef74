package org.pulang.vocabulary;

/** Why a referral was taken back by those who made it (own codes). */
public enum ReferralRevocationReason {
    ConsentWithdrawn,
    DeclinedByPerson,
    NeedMetOtherwise,
    ProviderUnsuitable,
    MovedAway,
    EnteredInError,
    Other
}
