package org.pulang.vocabulary;

/**
 * HTCDS vic_MethodsOfControl: the means. The last four are our extensions (HTCDS knows them in its definitions or not at all).
 */
public enum MethodOfControl {
    PhysicalThreats,
    ThreatsLawEnforcement,
    ThreatensChildrenFamily,
    DebtBondage,
    FalsePromises,
    PhysicalAbuse,
    SexualAbuse,
    TakesEarnings,
    RestrictsFinancialAccess,
    RestrictsMedicalCare,
    WithholdsNecessities,
    PsychologicalAbuse,
    PsychoactiveSubstance,
    ExcessiveWorkingHours,
    WithholdsDocuments,
    Other,
    RestrictsMovement,
    RestrictsCommunication,
    UnpaidWages,
    UsesChildren
}
