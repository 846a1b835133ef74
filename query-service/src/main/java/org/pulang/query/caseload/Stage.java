package org.pulang.query.caseload;

/** How far a case has come; what was done later does not take it back. */
enum Stage {
    /** Somebody was found to be, or maybe to be, a victim. */
    Identified,
    /** Asked in full how they are. */
    Assessed,
    /** There is a care plan. */
    Planned,
    /** The first service was delivered. */
    Served,
    /** In contact in a follow-up. */
    Monitored
}
