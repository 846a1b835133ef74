package org.pulang.vocabulary;

/** Why a follow-up was moved to another day (own codes). */
public enum FollowUpReschedulingReason {
    AskedByPerson,
    NotSafe,
    StaffUnavailable,
    PlaceNotReachable,
    Other
}
