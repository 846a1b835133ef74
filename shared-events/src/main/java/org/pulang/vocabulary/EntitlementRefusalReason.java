package org.pulang.vocabulary;

/** Why an authority refused what a law gives, as it said (own codes, after the barriers in <em>Going Home</em>). */
public enum EntitlementRefusalReason {
    NotEligible,
    DocumentsMissing,
    /** It wants the crime reported to the police first. */
    NotReported,
    OutsideMandate,
    OutsideArea,
    NoBudget,
    NoCapacity,
    NoReasonGiven,
    Other
}
