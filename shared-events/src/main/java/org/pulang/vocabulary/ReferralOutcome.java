package org.pulang.vocabulary;

/** What came of an accepted referral; with it the loop is closed (own codes). */
public enum ReferralOutcome {
    ServiceDelivered,
    PartlyDelivered,
    NotDelivered,
    DeclinedByPerson,
    PersonNotReached
}
