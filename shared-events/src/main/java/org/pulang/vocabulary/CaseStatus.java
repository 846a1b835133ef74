package org.pulang.vocabulary;

/** How a case stands now (HTCDS cas_Status, finer). The later constant wins where two are true. */
public enum CaseStatus {
    Open,
    /** Three follow-ups in a row were missed, and the person has not been reached since. */
    ContactLost,
    /** A second person has to approve. */
    ClosureRequested,
    Closed
}
