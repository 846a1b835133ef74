package org.pulang.query.caseload;

/** How far a referral has come. */
enum ReferralState {
    /** An answer is awaited. */
    Made,
    /** The receiver helps; the outcome has still to come back. */
    Accepted,
    Rejected,
    Revoked,
    /** The outcome came back: the loop is closed. */
    Completed,
    /** No answer came by its day. */
    Lapsed;

    boolean isOpen() {
        return this == Made || this == Accepted;
    }
}
