package org.pulang.vocabulary;

/** Whom an offer is for (own codes). None of them is assumed: who is not named is not served. */
public enum ServedGroup {
    Men,
    Women,
    Children
}
