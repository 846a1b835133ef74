package org.pulang.query.casefile.journey;

/** What a cell of the journey says; the later constant wins where several are true. */
public enum Mark {
    None,
    /** Something is due, and its day has not come. Nothing behind the day looked at is more than planned. */
    Planned,
    Active,
    Done,
    /** Something was due, and nobody did it in time. It outweighs what was done: what went wrong is not to be overlooked. */
    Missed
}
