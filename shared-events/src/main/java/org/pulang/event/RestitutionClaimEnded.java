package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RestitutionEnd;
import org.pulang.vocabulary.RestitutionId;

/** Nothing more is awaited on a claim for restitution. */
public record RestitutionClaimEnded(
        CaseId caseId,
        RestitutionId restitutionId,
        RestitutionEnd reason,
        @Classified(FieldClass.Legal) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements JusticeEvent {}
