package org.pulang.vocabulary;

/** HTCDS org_Type. */
public enum OrganisationType {
    NGO,
    LawEnforcement,
    HealthServiceOrganisation,
    CentralGovernmentOrganisation,
    LocalGovernmentOrganisation,
    ImmigrationService,
    LegalService,
    CorporateBusiness,
    SchoolOrCollege
}
