package org.pulang.vocabulary;

/** Who applies in the matter of a survivor; the first six may by Law 21/2007, Art. 51 (2). */
public enum Applicant {
    Survivor,
    Family,
    Friend,
    Police,
    /** A volunteer who stands by the survivor (relawan pendamping). */
    Volunteer,
    SocialWorker,
    Other
}
