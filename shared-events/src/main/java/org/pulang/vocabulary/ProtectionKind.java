package org.pulang.vocabulary;

/** What protection of a witness comprises (Law 31/2014, Art. 5 and 6). */
public enum ProtectionKind {
    PersonalSafety,
    IdentityKeptSecret,
    NewPlaceToLive,
    SupportAtHearings,
    RemoteTestimony,
    MedicalHelp,
    PsychosocialHelp,
    SafetyOfFamily,
    LivingCosts,
    Other
}
