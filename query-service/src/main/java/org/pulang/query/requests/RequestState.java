package org.pulang.query.requests;

/** What became of a person's request. */
enum RequestState {
    /** Waits for an answer, in time or not. */
    Received,
    Answered,
    Refused,
    Cancelled
}
