package org.pulang.vocabulary;

/** What was done about an incident (own codes). */
public enum IncidentAction {
    PersonSeen,
    /** Reached by call or message. */
    PersonReached,
    MovedToSafePlace,
    MedicalCare,
    PsychologicalFirstAid,
    EmergencyServicesCalled,
    PoliceInformed,
    EmbassyInformed,
    SearchStarted,
    SafetyPlanRevised,
    /** The person was asked, and wants nothing done. */
    NothingWanted,
    Other
}
