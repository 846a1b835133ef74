package org.pulang.query.casefile;

/** Whether the case goes on. */
enum CaseStatus {
    Open,
    ClosureRequested,
    Closed
}
