package org.pulang.vocabulary;

/** How much of what is kept of a person goes. */
public enum ErasureScope {
    /** Every detail of every class. */
    All,
    /** Free text alone; who the person is stays readable. */
    Narrative
}
