package org.pulang.vocabulary;

/** How a proceeding ended. */
public enum ProceedingOutcome {
    Convicted,
    Acquitted,
    Granted,
    PartlyGranted,
    Dismissed,
    Settled,
    Discontinued,
    WithdrawnByPerson,
    Other
}
