package org.pulang.vocabulary;

/** Why no more may be done with a person's details than keeping them (Law 27/2022, Art. 11 and 41). */
public enum RestrictionGround {
    AskedByPerson,
    /** The person says that they are wrong, and that is being looked into. */
    AccuracyContested
}
