package org.pulang.vocabulary;

/** HTCDS prs_HighestLevelOfEducation (ISCED 2011); the first stands for anything less than primary school. */
public enum EducationLevel {
    EarlyChildhoodEducation,
    PrimaryEducation,
    LowerSecondaryEducation,
    UpperSecondaryEducation,
    PostSecondaryNonTertiaryEducation,
    ShortCycleTertiaryEducation,
    BachelorsOrEquivalentLevel,
    MastersOrEquivalentLevel,
    DoctoralOrEquivalentLevel
}
