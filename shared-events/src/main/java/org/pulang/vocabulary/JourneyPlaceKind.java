package org.pulang.vocabulary;

/** HTCDS hte_Type: what happened at a place of the journey. */
public enum JourneyPlaceKind {
    Recruitment,
    Transit,
    Exploitation
}
