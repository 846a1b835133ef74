package org.pulang.vocabulary;

/** Which kind of document proves a consent. */
public enum ConsentDocument {
    SignedForm,
    ThumbprintedForm,
    Recording,
    WitnessStatement,
    NoDocument
}
