package org.pulang.query.replay;

/**
 * How far a case has come; what was done later does not take it back. Worklist and case file mean the same by it. The component
 * "monitoring" of the figures asks for more: contacts on two days.
 */
public enum Stage {
    /** Somebody was found to be, or maybe to be, a victim. */
    Identified,
    /** Asked in full how they are. */
    Assessed,
    /** There is a care plan. */
    Planned,
    /** The first service was delivered. */
    Served,
    /** In contact in a follow-up. */
    Monitored
}
