package org.pulang.vocabulary;

/** What a supervisor finds on reviewing an assessment. */
public enum AssessmentReviewOutcome {
    Confirmed,
    AmendmentNeeded
}
