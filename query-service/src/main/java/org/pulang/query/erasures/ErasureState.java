package org.pulang.query.erasures;

/** How far a request to erase has come. */
enum ErasureState {
    /** Waits to be verified, or to be approved by both. */
    Requested,
    /** A proceeding or a restitution claim needs the details. */
    Held,
    /** Approved by both; 24 hours are left to think again. */
    CoolingOff,
    Begun,
    KeysDestroyed,
    Completed,
    Refused,
    Cancelled
}
