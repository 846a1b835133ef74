package org.pulang.vocabulary;

/** What keeps a person from help (own codes). It is never the person's fault. */
public enum BarrierKind {
    /** Papers, domicile, registration. */
    Administrative,
    /** Steps, offices and waiting without end. */
    Bureaucratic,
    /** There is no such help here, or not for somebody like them. */
    Structural,
    Shame,
    Mistrust,
    /** That nothing will help anyway. */
    Pessimism,
    Cost,
    Distance,
    Other
}
