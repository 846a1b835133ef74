package org.pulang.vocabulary;

/** Where a case's data come from; simulated and imported data are labelled wherever they are shown. */
public enum Provenance {
    Casework,
    Ctdc,
    Htcds,
    Simulated
}
