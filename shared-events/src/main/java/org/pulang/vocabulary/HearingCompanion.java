package org.pulang.vocabulary;

/** Who stood by the person at a hearing. */
public enum HearingCompanion {
    Lawyer,
    LegalAidWorker,
    SocialWorker,
    Psychologist,
    LpskOfficer,
    FamilyMember,
    TrustedPerson,
    Interpreter,
    Other
}
