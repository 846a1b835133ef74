package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ClosureOutcome;
import org.pulang.vocabulary.ClosureReason;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.StaffId;

/**
 * A second person, the actor, approved the closure as requested; nothing more is recorded unless the case is
 * reopened. HTCDS cas_Status Closed, or ClosedReferred where transferred; cas_ReasonForCaseClosure.
 *
 * @param requestedBy who asked for it; never the one who approved
 */
public record CaseClosed(
        CaseId caseId,
        ClosureReason reason,
        ClosureOutcome outcome,
        StaffId requestedBy,
        @Nullable PartialDate occurredAt)
        implements ClosureEvent {}
