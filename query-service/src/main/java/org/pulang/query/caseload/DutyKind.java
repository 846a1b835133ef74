package org.pulang.query.caseload;

/** What somebody has to do for a case. */
enum DutyKind {
    /** Hold a follow-up. */
    FollowUp,
    /** A supervisor sees to a follow-up that was missed, until it is moved, cancelled, or a follow-up was held since. */
    MissedFollowUp,
    /** A provider's answer to a referral is awaited. */
    ReferralAnswer,
    /** What became of an accepted referral is to be known after 30 days. */
    ReferralOutcome,
    /** Consent for an open referral ends, or was taken back: it is renewed, or the referral revoked. */
    ConsentRenewal,
    /** The answer of the organisation that is asked to take the case over is awaited. */
    TransferAnswer,
    /** Respond to an incident. */
    IncidentResponse,
    /** A need of the first days is to be met. */
    DayZeroNeed,
    /** An authority owes an answer, or what the law gives; the law has set the day. */
    EntitlementAnswer,
    /** Restitution that is due after notice of the final judgment; also of a closed case, until it is paid or ended. */
    RestitutionPayment,
    /** Look at the care plan again, with the person. */
    Review,
    /** A second person approves this version of the care plan or returns it for change. */
    PlanApproval,
    /** A second person approves the closure or returns it. */
    ClosureApproval
}
