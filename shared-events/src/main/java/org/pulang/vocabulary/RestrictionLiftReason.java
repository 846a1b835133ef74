package org.pulang.vocabulary;

/** Why work on a restricted case goes on. */
public enum RestrictionLiftReason {
    AskedByPerson,
    /** It was found out what is right. */
    AccuracyClarified,
    /** The person is in danger of their life and cannot be helped otherwise. */
    DangerToLife
}
