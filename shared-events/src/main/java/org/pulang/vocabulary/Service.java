package org.pulang.vocabulary;

/** The ten services of the comprehensive package (<em>Going Home</em>, ch. 4). */
public enum Service {
    Housing,
    Medical,
    Psychological,
    EducationAndLifeSkills,
    EconomicOpportunities,
    LegalAndAdministrative,
    LegalProceedings,
    FamilyMediation,
    CaseManagement,
    FamilyAssistance
}
