package org.pulang.query.access;

/** What somebody did who was shown a case, or was not. */
enum Action {
    /** Opened a case. */
    Read,
    /** Opened a case as it was, or its history. */
    Replay,
    /** Listed cases, or who read them. */
    Query,
    /** Took away a file: a row of the intent with the cases in it, and one of its end with the number of rows. */
    Export,
    /** Asked for what they may not see; the answer was that of a case that does not exist, or a refusal. */
    Denied
}
