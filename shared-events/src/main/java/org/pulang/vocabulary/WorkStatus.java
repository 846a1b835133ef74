package org.pulang.vocabulary;

/** Whether and how a person works (own codes). */
public enum WorkStatus {
    Employed,
    SelfEmployed,
    CasualWork,
    LookingForWork,
    HomeDuties,
    UnableToWork,
    NotWorking,
    Unknown
}
