package org.pulang.vocabulary;

/** How feedback was taken: never by the worker it may be about (own codes). */
public enum FeedbackTaking {
    /** Written or tapped by the person, alone. */
    BySelf,
    /** Told to somebody who does not give the service. */
    ByAnotherWorker
}
