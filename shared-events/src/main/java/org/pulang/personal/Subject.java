package org.pulang.personal;

/** Whom a detail in a case is about. Erasing the one leaves the other's details readable. */
public enum Subject {
    Survivor,
    /** Whoever is alleged to have trafficked the survivor. */
    Perpetrator,
    /** Whoever of the survivor's family is looked for, spoken to or helped: all of one case together. */
    FamilyMember,
    /**
     * Whoever opened the case beyond what was theirs, and says why. They answer for it when the survivor's own account is gone; what
     * they say goes only with all that is kept of the survivor.
     */
    Staff
}
