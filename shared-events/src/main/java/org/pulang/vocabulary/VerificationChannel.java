package org.pulang.vocabulary;

/** By which way, other than the one it was asked by, it was made sure that a request is the person's own. */
public enum VerificationChannel {
    InPerson,
    /** A number that was known before the request. */
    KnownPhone,
    /** Somebody who helps the person and knows them. */
    TrustedProvider
}
