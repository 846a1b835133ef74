package org.pulang.vocabulary;

/** Why a person was assessed at this time. */
public enum AssessmentKind {
    Intake,
    Periodic,
    /** After something changed, outside the rhythm. */
    Reassessment,
    Closure
}
