package org.pulang.vocabulary;

/** Age at identification, in the bands of released statistics. */
public enum AgeBand {
    From0To11,
    From12To17,
    From18To24,
    From25To34,
    From35,
    Unknown
}
