package org.pulang.vocabulary;

/** Why an emergency access ended. */
public enum EmergencyEnd {
    TimeOver,
    /** The privacy officer found it not justified while it was still open. */
    NotJustified
}
