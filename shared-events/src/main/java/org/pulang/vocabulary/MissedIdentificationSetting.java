package org.pulang.vocabulary;

/** Where somebody met the person without seeing the trafficking. */
public enum MissedIdentificationSetting {
    Deportation,
    Detention,
    Border,
    Police,
    Prison,
    Clinic,
    Embassy,
    LabourInspection,
    ReturnProcess,
    Shelter,
    School,
    Other
}
