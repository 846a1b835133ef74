package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.BarrierId;
import org.pulang.vocabulary.BarrierResolution;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/** What kept the person from help no longer does. */
public record BarrierResolved(
        CaseId caseId,
        BarrierId barrierId,
        BarrierResolution resolution,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements BarriersEvent {}
