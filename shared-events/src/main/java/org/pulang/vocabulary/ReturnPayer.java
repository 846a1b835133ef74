package org.pulang.vocabulary;

/** Who paid for a journey. */
public enum ReturnPayer {
    Person,
    Family,
    Government,
    InternationalOrganisation,
    NGO,
    Employer,
    Community,
    Other,
    Unknown
}
