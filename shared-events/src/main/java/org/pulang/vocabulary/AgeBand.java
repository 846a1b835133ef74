package org.pulang.vocabulary;

/** Age at identification, in the bands of released statistics. */
public enum AgeBand {
    From0To11,
    From12To17,
    From18To24,
    From25To34,
    From35,
    Unknown;

    static AgeBand ofYears(int years) {
        if (years < 12) {
            return From0To11;
        } else if (years < 18) {
            return From12To17;
        } else if (years < 25) {
            return From18To24;
        } else if (years < 35) {
            return From25To34;
        }
        return From35;
    }
}
