package org.pulang.vocabulary;

/** Why two cases are found to be of one person. A name alone is no ground: many share it. */
public enum SamePersonGround {
    PersonConfirmed,
    FamilyConfirmed,
    SamePaper,
    SameContact,
    SameHistory
}
