package org.pulang.query.overrides;

/** The refusal that would have come, had nobody given a reason; the codes are those of the command API. */
enum Warning {
    /** No live consent for the recipient, or to the purpose. */
    CONSENT_MISSING,
    /** No live consent to looking for the family. */
    TRACING_CONSENT_MISSING,
    /** Nobody had found out whether the person would be safe with the family. */
    RETURN_NOT_ASSESSED,
    /** The last finding was not that the person would be safe with the family. */
    RETURN_NOT_SAFE,
    /** A plan before any comprehensive assessment. */
    ASSESSMENT_REQUIRED
}
