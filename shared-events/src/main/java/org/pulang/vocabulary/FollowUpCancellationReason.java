package org.pulang.vocabulary;

/** Why a follow-up will not be held (own codes); {@code CaseClosed} is set by the closure itself. */
public enum FollowUpCancellationReason {
    AskedByPerson,
    NotSafe,
    NoLongerNeeded,
    EnteredInError,
    CaseClosed,
    Other
}
