package org.pulang.vocabulary;

/** Why an organisation receives no referrals. */
public enum ProviderSuspensionReason {
    NotReachable,
    NoCapacity,
    Closed,
    QualityConcern,
    SafetyConcern,
    Other
}
