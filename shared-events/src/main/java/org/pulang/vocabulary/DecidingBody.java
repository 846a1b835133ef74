package org.pulang.vocabulary;

/** HTCDS vic_TraffickingStatusDecisionMakingOrg: who decided on the status. */
public enum DecidingBody {
    Police,
    NGO,
    CourtOrProsecution,
    NonPoliceGovernmentalOrganization,
    Other
}
