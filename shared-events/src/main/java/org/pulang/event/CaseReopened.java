package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ReopeningReason;

/** A closed case goes on, in the same history. */
public record CaseReopened(
        CaseId caseId,
        ReopeningReason reason,
        @Classified(FieldClass.Narrative) Sensitive<String> detail,
        @Nullable PartialDate occurredAt)
        implements ClosureEvent {}
