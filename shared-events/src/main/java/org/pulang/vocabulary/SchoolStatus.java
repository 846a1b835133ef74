package org.pulang.vocabulary;

/** Whether a person learns (own codes). */
public enum SchoolStatus {
    AtSchool,
    AtUniversity,
    InTraining,
    Finished,
    LeftEarly,
    NotLearning,
    Unknown
}
