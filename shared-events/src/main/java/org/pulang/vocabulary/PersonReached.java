package org.pulang.vocabulary;

/** Who was reached at a follow-up; only with the survivor is lost contact regained (own codes). */
public enum PersonReached {
    Survivor,
    FamilyMember,
    CommunityMember,
    ServiceProvider,
    Other
}
