package org.pulang.vocabulary;

/** What kind of proceeding it is. */
public enum ProceedingKind {
    Criminal,
    Civil,
    Labour
}
