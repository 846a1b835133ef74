package org.pulang.query.access;

/** How far an emergency access or an unmasking has come, as its events tell. */
enum GrantState {
    /** An emergency access; nothing is shown any more once its time is over, though nobody has recorded the end yet. */
    Open,
    Ended,
    /** An unmasking that waits for its answer. */
    Requested,
    /** As with an open emergency access. */
    Granted,
    Refused,
    Expired
}
