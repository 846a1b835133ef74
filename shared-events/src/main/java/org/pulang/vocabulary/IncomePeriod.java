package org.pulang.vocabulary;

/** The time an income is told for (own codes). */
public enum IncomePeriod {
    Daily,
    Weekly,
    Monthly
}
