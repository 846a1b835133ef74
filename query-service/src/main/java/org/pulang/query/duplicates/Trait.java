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
    Name
}
