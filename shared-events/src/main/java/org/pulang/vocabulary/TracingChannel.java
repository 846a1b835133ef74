package org.pulang.vocabulary;

/** Through whom a family is looked for. */
public enum TracingChannel {
    OwnStaff,
    SocialService,
    VillageOffice,
    PopulationRegister,
    RedCross,
    Embassy,
    Community,
    Other
}
