package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.BarrierId;
import org.pulang.vocabulary.BarrierKind;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Service;

/**
 * Something keeps the person from help.
 *
 * @param service from which; absent where it is help of every kind
 * @param area in which district it stands in the way; absent where that does not matter or is not told
 */
public record BarrierRecorded(
        CaseId caseId,
        BarrierId barrierId,
        BarrierKind kind,
        @Nullable Service service,
        @Nullable AreaCode area,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> description,
        @Nullable PartialDate occurredAt)
        implements BarriersEvent {}
