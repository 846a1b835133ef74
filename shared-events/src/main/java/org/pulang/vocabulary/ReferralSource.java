package org.pulang.vocabulary;

/** How a person came to be identified (the channel behind HTCDS cas_ReferringOrganisation). */
public enum ReferralSource {
    Police,
    Immigration,
    LabourOffice,
    SocialService,
    HealthService,
    Embassy,
    NGO,
    Community,
    Family,
    Hotline,
    SelfReported,
    ReturnProcess,
    Screening,
    Other,
    Unknown
}
