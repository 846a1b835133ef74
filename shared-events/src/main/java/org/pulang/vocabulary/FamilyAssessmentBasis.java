package org.pulang.vocabulary;

/** What a finding on the family rests on. */
public enum FamilyAssessmentBasis {
    /** The only one for which nobody but the person is spoken to. */
    PersonTold,
    FamilySpokenTo,
    HomeVisited,
    /** Neighbours, village head, school and the like. */
    OthersAsked
}
