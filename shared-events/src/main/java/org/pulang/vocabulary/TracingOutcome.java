package org.pulang.vocabulary;

/** How far the search for a family has come. */
public enum TracingOutcome {
    UnderWay,
    Found,
    /** Found, but wants no contact. */
    FoundUnwilling,
    NotFound,
    StoppedByPerson
}
