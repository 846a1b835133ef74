package org.pulang.personal;

/**
 * Kinds of details about a person. Who may see a detail is decided by its class (access table), and each person has a key of
 * their own per class, so that one class can be erased alone. What is in no class here is operational: ids, codes, dates and
 * numbers that tell nothing about whom; it is not encrypted.
 */
public enum FieldClass {
    /** Names, numbers, phone, photo, birth date. */
    Identity,
    /** Address, shelter, anything below regency. */
    Location,
    Health,
    /** All free text. */
    Narrative,
    /** What belongs to proceedings, the alleged perpetrator's identity included; for those on the legal side only. */
    Legal
}
