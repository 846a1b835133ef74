package org.pulang.query.followups;

/** How far a follow-up is. */
enum FollowUpState {
    Scheduled,
    /** Its day ended without contact. */
    Missed,
    /** Held, in time or late, or a contact beyond the schedule. */
    Recorded,
    Cancelled
}
