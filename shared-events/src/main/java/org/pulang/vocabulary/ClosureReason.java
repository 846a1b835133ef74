package org.pulang.vocabulary;

/** Why a case is to be closed (own codes). Return is part of the way, never its end. */
public enum ClosureReason {
    PlanCompleted,
    NoFurtherNeeds,
    OwnDecision,
    MovedAway,
    HandedOver,
    ContactLost,
    Deceased,
    NotAVictim,
    /** Asked for in practice and always refused: {@code RETURN_IS_NOT_A_REASON}. */
    ReturnedHome,
    Other
}
