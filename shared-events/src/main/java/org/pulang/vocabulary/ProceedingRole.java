package org.pulang.vocabulary;

/** What the person is in a proceeding. */
public enum ProceedingRole {
    VictimWitness,
    Claimant,
    /** For what they were forced to do; Law 21/2007, Art. 18, leaves it unpunished. */
    Accused
}
