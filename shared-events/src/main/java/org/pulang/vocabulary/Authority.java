package org.pulang.vocabulary;

/** The kind of authority an application goes to (own codes). */
public enum Authority {
    SocialService,
    HealthService,
    Ministry,
    /** An embassy or consulate of Indonesia. */
    Mission,
    /** LPSK. */
    WitnessProtectionAgency,
    MigrantWorkerAgency,
    ChildProtectionService,
    CivilRegistry,
    /** Police, prosecution or court. */
    Justice,
    Other
}
