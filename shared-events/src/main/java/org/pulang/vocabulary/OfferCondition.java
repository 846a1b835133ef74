package org.pulang.vocabulary;

/**
 * What somebody has to bring, or to be, for a provider to help them (own codes). Codes and no text: in a provider's history nothing
 * could ever be erased, so nothing is written there that could name or describe a person.
 */
public enum OfferCondition {
    /** Papers of their own, whichever; who has none is not helped. */
    IdentityDocument,
    PoliceReport,
    /** A letter that says that they are a victim of trafficking. */
    VictimStatement,
    ReferralLetter,
    /** Registered as living in the area. */
    LocalResident,
    /** Whoever answers for a child agrees. */
    GuardianConsent,
    /** Nobody comes along, neither children nor others. */
    Unaccompanied,
    Appointment,
    /** Places are few; ask whether there is one. */
    WaitingList,
    /** Something else: the provider is to be asked. */
    Other
}
