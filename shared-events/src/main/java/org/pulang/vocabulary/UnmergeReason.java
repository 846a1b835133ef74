package org.pulang.vocabulary;

/** Why cases that were merged are two again. */
public enum UnmergeReason {
    TwoPeople,
    EnteredByMistake
}
