package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/** A second person did not approve the closure and said what is missing; the case goes on. */
public record ClosureReturned(
        CaseId caseId,
        @Classified(FieldClass.Narrative) Sensitive<String> reason,
        @Nullable PartialDate occurredAt) implements ClosureEvent {}
