package org.pulang.vocabulary;

/** The law that allows acting without consent. */
public enum LegalBasis {
    /** Personal data protection, Art. 20 (2) d: vital interests of the person. */
    Law27Of2022VitalInterest,
    /** Trafficking, Art. 47: protection of a threatened victim. */
    Law21Of2007Protection,
    /** Child protection, Art. 59: special protection of a child. */
    Law35Of2014SpecialProtection,
    /** The order of a court in this matter. */
    CourtOrder
}
