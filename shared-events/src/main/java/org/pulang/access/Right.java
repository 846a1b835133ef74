package org.pulang.access;

/** What may be done with details of one kind. */
public enum Right {
    None,
    /** Who read, and nothing of what they read. */
    Log,
    /** A stand-in for the name is shown, nothing else. */
    Pseudonym,
    /** Read, while there is live consent to share with the reader's organisation. */
    Consented,
    /** Read, where the reader's grant names the class. */
    Granted,
    /** Read by whoever wrote it. */
    Own,
    Read,
    /** Read and write. */
    Write
}
