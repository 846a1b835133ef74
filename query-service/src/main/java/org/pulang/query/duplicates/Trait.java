package org.pulang.query.duplicates;

/** In what a case is like somebody searched for; the surest first. */
enum Trait {
    /** A reference that was given to somebody else. */
    Reference,
    /** The population number of a KTP. */
    Nik,
    /** The number of another paper of one's own. */
    Document,
    Phone,
    /** Spelled alike: many people are. */
    Name,
    /** Born in about the same year; this and what follows finds nobody, but tells who is the likelier. */
    Birth,
    /** From the same regency, or from the same province where no more is known. */
    Origin,
    Gender
}
