package org.pulang.vocabulary;

/** What somebody is to the service; decides with organisation, assignment and purpose what they may see and do. */
public enum Role {
    Caseworker,
    Supervisor,
    Auditor,
    PrivacyOfficer,
    Analyst,
    Admin,
    /** Clocks and automatic steps. */
    System
}
