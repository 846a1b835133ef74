package org.pulang.access;

/** What somebody has to do with a case. Several may hold at once; each is a fact of the case's history, never a claim. */
public enum Relation {
    /** Nothing in particular: holds for everybody, and where no case is meant. */
    Any,
    /** The owner, working for the organisation the case was assigned to. */
    Assigned,
    /** Works for the organisation that a referral was made to and that has still to answer or to help. */
    Receiving,
    /** Works for the organisation that was asked to take the case over and has still to answer; never of a sealed case. */
    Offered,
    /** Works for the organisation the case is with; of a sealed case, is one of the two supervisors it names. */
    OwnOrganisation,
    /** Opened the case in an emergency that has not expired; never a sealed one. */
    Emergency,
    /** Was let look behind the pseudonyms, for a time that has not expired; beside {@link #OwnOrganisation}, never of a sealed case. */
    Unmasked
}
