package org.pulang.vocabulary;

/** Why an attempt to reach a person failed (own codes). */
public enum FailedAttemptReason {
    NoAnswer,
    NumberNotInService,
    MessageUnanswered,
    NotAtHome,
    MovedAway,
    NotSafeToTalk,
    DeclinedToTalk,
    Other
}
