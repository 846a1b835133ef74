package org.pulang.vocabulary;

/** Before whom a proceeding began. */
public enum ProceedingForum {
    Police,
    Prosecution,
    DistrictCourt,
    IndustrialRelationsCourt,
    LabourOffice,
    ReligiousCourt,
    ForeignCourt,
    Other
}
