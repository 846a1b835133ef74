package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CourtLevel;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RestitutionId;

/** A court ordered restitution; a later order takes the place of an earlier one. */
public record RestitutionOrdered(
        CaseId caseId,
        RestitutionId restitutionId,
        Money amount,
        CourtLevel court,
        @Classified(FieldClass.Legal) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements JusticeEvent {}
