package org.pulang.vocabulary;

/**
 * Why a service did not come about or did not do what it should (own codes after the barriers of <em>Going
 * Home</em>).
 */
public enum ServiceFailureReason {
    NotAvailable,
    NoCapacity,
    NotEligible,
    DocumentsMissing,
    TooFar,
    TooCostly,
    NotDelivered,
    PoorQuality,
    Disrespectful,
    Unsafe,
    Other
}
