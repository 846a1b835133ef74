package org.pulang.vocabulary;

/**
 * How a case ended; HTCDS cas_ReasonForCaseClosure, cas_Status {@code ClosedReferred} where transferred,
 * prs_Deceased where deceased.
 */
public enum ClosureOutcome {
    GoalsAchieved,
    GoalsPartiallyAchieved,
    Disengaged,
    Transferred,
    LostContact,
    Deceased,
    NotAVictim
}
