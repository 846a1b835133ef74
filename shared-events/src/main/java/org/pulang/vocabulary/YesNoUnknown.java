package org.pulang.vocabulary;

/** An answer that may be missing; unknown is never read as no. */
public enum YesNoUnknown {
    Yes,
    No,
    Unknown
}
