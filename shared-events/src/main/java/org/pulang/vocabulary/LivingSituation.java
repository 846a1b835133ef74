package org.pulang.vocabulary;

/** Where and with whom a person lives (own codes after the living situations of <em>Going Home</em>). */
public enum LivingSituation {
    WithFamily,
    WithRelatives,
    WithPartner,
    WithFriends,
    Alone,
    WithEmployer,
    RentedRoom,
    BoardingSchool,
    Shelter,
    Homeless,
    Other,
    Unknown;

    /** Where the family should have been found to be safe before. */
    public boolean isWithFamily() {
        return this == WithFamily || this == WithRelatives || this == WithPartner;
    }
}
