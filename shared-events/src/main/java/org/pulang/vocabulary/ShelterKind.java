package org.pulang.vocabulary;

/** What kind of safe place (own codes). None is for one gender alone. */
public enum ShelterKind {
    GovernmentShelter,
    NgoShelter,
    EmbassyShelter,
    HealthFacility,
    /** Of a congregation, a village, a union. */
    CommunityHouse,
    HostFamily,
    Other
}
