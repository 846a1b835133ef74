package org.pulang.access;

/** What an answer shows of cases; decides what the log of reads keeps of it. */
public enum Shows {
    /** One case as it is, or as it was. */
    Case,
    /** One case, told event by event. */
    History,
    /** Several cases. */
    List,
    /** A file of many cases, streamed: its intent is in the log before the first byte, its count behind the last. */
    Export,
    /** Who read, and nothing of the case itself. */
    Log,
    /** Counts that name no case. */
    Figures,
    Nothing;

    /** Whether there is no such answer without its row in the log. */
    public boolean logged() {
        return this != Figures && this != Nothing;
    }
}
