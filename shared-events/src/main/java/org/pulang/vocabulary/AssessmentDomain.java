package org.pulang.vocabulary;

/** The twelve domains of {@code PULANG-CORE}, by which goals are tied to assessments; the same codes as its items. */
public enum AssessmentDomain {
    SafetyFromTraffickers,
    Housing,
    LegalIdentity,
    PhysicalHealth,
    MentalHealth,
    IncomeAndDebt,
    WorkSkillsAndEducation,
    FamilyRelations,
    CommunityAcceptance,
    SocialSupport,
    Justice,
    AccessToServices
}
