package org.pulang.vocabulary;

/** HTCDS prs_MaritalStatus. */
public enum MaritalStatus {
    Single,
    Married,
    Widowed,
    Divorced,
    Separated,
    RegisteredPartnership
}
