package org.pulang.vocabulary;

/** What may endanger the person in the family or around it. */
public enum FamilyRisk {
    Violence,
    TookPartInTrafficking,
    TraffickerNearby,
    Debt,
    PressureToMigrate,
    PressureToMarry,
    NotWelcome,
    StigmaInCommunity,
    Other
}
