package org.pulang.query.casefile.journey;

/** How an undertaking ended, if it did. */
public enum Ending {
    Open,
    Done,
    /** Declined, taken back, cancelled: neither a success nor a failure. */
    Otherwise
}
