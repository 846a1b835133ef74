package org.pulang.vocabulary;

/** What somebody of the family is to the person. */
public enum FamilyRelationship {
    Parent,
    /** Married or not. */
    Partner,
    Child,
    Sibling,
    Grandparent,
    OtherRelative,
    Guardian,
    Other
}
