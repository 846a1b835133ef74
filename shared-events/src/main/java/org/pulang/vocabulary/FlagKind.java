package org.pulang.vocabulary;

/** What everybody who opens the case must know before anything else (own codes). */
public enum FlagKind {
    /** Somebody who threatens the person is near, or may come. */
    DangerNearby,
    SelfHarmRisk,
    /** Others at home must not learn that we call or visit. */
    DoNotCallAtHome,
    InterpreterNeeded,
    /** An illness, a pregnancy, a medicine that whoever helps must know of. */
    MedicalNeed,
    MediaInterest,
    CourtDate,
    Other
}
