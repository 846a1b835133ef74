package org.pulang.vocabulary;

/** What the person pays for an offer (own codes). */
public enum OfferCost {
    Free,
    /** Nothing where the national health insurance (JKN) or another pays. */
    CoveredByInsurance,
    /** Less than it costs. */
    Contribution,
    FullPrice,
    Unknown
}
