package org.pulang.vocabulary;

/** Why a goal is no longer pursued. */
public enum GoalAbandonReason {
    NoLongerWanted,
    NotFeasible,
    ServiceUnavailable,
    Unsafe,
    Moved,
    ReplacedByAnother,
    Other
}
