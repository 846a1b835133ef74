package org.pulang.vocabulary;

/** Who gives informal help (own codes after <em>Going Home</em>, ch. 5). */
public enum HelperKind {
    Family,
    Friend,
    Neighbour,
    Community,
    ReligiousCommunity,
    OtherSurvivor,
    Employer,
    Other
}
