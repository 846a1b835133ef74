package org.pulang.vocabulary;

/** How consent was given. */
public enum ConsentMode {
    Written,
    Thumbprint,
    Oral,
    Recorded
}
