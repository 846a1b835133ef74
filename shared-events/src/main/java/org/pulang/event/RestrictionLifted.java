package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RestrictionLiftReason;

/** Work on the case goes on. */
public record RestrictionLifted(
        CaseId caseId,
        RestrictionLiftReason reason,
        @Nullable PartialDate occurredAt) implements ConsentEvent {}
