package org.pulang.vocabulary;

/** What is talked about between the person and the family. */
public enum MediationTopic {
    Acceptance,
    Stigma,
    /** Debts and wages that did not come included. */
    Money,
    CareOfChildren,
    Marriage,
    Violence,
    Plans,
    Other
}
