package org.pulang.vocabulary;

/** Whether the person would be safe with the family. */
public enum FamilySafety {
    Safe,
    SafeWithConditions,
    Unsafe,
    NotClear;

    /** Whether somebody may go there without more words. */
    public boolean isSafe() {
        return this == Safe || this == SafeWithConditions;
    }
}
