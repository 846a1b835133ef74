package org.pulang.vocabulary;

/** What about a population number (NIK) deserves a second look; a hint, never a reason to refuse. */
public enum NikHint {
    /** Not sixteen digits. */
    FormatOdd,
    /** Names another day of birth than the one on record, or one that does not exist. */
    BirthDateDiffers,
    /** The day of birth is raised by 40 for a man, or not raised for a woman. */
    GenderDiffers,
    /** Begins with no province and regency that exists today. */
    AreaUnknown,
    /** Was issued elsewhere than in the area of origin; normal after a move. */
    AreaDiffers
}
