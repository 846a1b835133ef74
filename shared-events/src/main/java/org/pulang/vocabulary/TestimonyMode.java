package org.pulang.vocabulary;

/** How the person was heard, if at all (Law 21/2007, Art. 34 and 37). */
public enum TestimonyMode {
    NotHeard,
    InCourtroom,
    ClosedSession,
    Remote,
    WrittenStatement
}
