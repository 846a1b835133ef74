package org.pulang.vocabulary;

/** How a barrier ended (own codes). */
public enum BarrierResolution {
    Removed,
    /** It is still there, and the person got help another way. */
    OtherWayFound,
    /** The person no longer needs or wants that help. */
    NoLongerInTheWay,
    EnteredByMistake
}
