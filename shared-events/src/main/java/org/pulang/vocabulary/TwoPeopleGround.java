package org.pulang.vocabulary;

/** Why two cases that look alike are found to be of two people. */
public enum TwoPeopleGround {
    PersonConfirmed,
    FamilyConfirmed,
    DifferentPapers,
    DifferentBirth,
    DifferentHistory
}
