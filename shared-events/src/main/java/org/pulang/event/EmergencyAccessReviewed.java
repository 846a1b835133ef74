package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.personal.Subject;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EmergencyReviewOutcome;
import org.pulang.vocabulary.GrantId;

/** The privacy officer found whether an emergency access was justified. Due within 72 hours; once. */
public record EmergencyAccessReviewed(
        GrantId grantId,
        CaseId caseId,
        EmergencyReviewOutcome outcome,

        @Classified(value = FieldClass.Narrative, about = Subject.Staff) @Nullable
        Sensitive<String> comment)
        implements GrantEvent {}
