package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AssessmentId;
import org.pulang.vocabulary.AssessmentReviewOutcome;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/** A supervisor who had no part in it reviewed an assessment. */
public record AssessmentReviewed(
        CaseId caseId,
        AssessmentId assessmentId,
        AssessmentReviewOutcome outcome,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> comment,
        @Nullable PartialDate occurredAt)
        implements AssessmentsEvent {}
