package org.pulang.vocabulary;

/** What is wrong with a document, or keeps a person from getting it. */
public enum DocumentProblem {
    Lost,
    Confiscated,
    Falsified,
    NeverIssued,
    Damaged,
    Expired,
    WrongEntry,
    IssueRefused,
    Other
}
