package org.pulang.vocabulary;

/** Whether the person would be safe with the family. */
public enum FamilySafety {
    Safe,
    SafeWithConditions,
    Unsafe,
    NotClear
}
