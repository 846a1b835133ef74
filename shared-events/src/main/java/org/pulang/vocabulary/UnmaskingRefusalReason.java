package org.pulang.vocabulary;

/** Why an auditor goes on with pseudonyms. */
public enum UnmaskingRefusalReason {
    /** The audit can be done without. */
    NotNecessary,
    /** More classes of details, or more time, than it needs: to be asked anew. */
    TooWide,
    /** The audit is not about this. */
    OutsideMandate
}
