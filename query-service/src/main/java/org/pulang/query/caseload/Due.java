package org.pulang.query.caseload;

/** When something is due, counted in the zone of the case. */
enum Due {
    Overdue,
    Today,
    /** Today or on one of the six days after. */
    Week
}
