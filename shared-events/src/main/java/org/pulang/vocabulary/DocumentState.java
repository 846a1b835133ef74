package org.pulang.vocabulary;

/** What has become of a document. */
public enum DocumentState {
    Held,
    Lost,
    Confiscated,
    Falsified,
    NeverIssued
}
