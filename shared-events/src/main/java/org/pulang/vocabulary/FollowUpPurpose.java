package org.pulang.vocabulary;

/** What a follow-up is for (own codes). */
public enum FollowUpPurpose {
    Monitoring,
    SafetyCheck,
    WellBeing,
    ServiceCheck,
    FamilyVisit,
    Documents,
    LegalMatter,
    Other
}
