package org.pulang.personal;

/** Whom a detail in a case is about. Erasing the one leaves the other's details readable. */
public enum Subject {
    Survivor,
    /** Whoever is alleged to have trafficked the survivor. */
    Perpetrator
}
