package org.pulang.vocabulary;

/** What the people of two cases have to do with each other; they are two people. */
public enum CaseLinkKind {
    Sibling,
    /** Trafficked together, or found together. */
    SameIncident
}
