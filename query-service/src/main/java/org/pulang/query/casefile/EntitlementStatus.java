package org.pulang.query.casefile;

/** How far a person has come with one entitlement. */
enum EntitlementStatus {
    /** Not told yet, though it is for them as far as is known. */
    Eligible,
    /** Not told yet, and too little is known to say whether it is for them. */
    Unclear,
    Informed,
    Applied,
    Granted,
    /** A court ordered it, and it is not paid yet. */
    Ordered,
    /** What the court ordered reached the person. */
    Paid,
    Refused,
    /** The time the law sets is over, and no answer was recorded. */
    Overdue,
    Declined,
    NotNeeded
}
