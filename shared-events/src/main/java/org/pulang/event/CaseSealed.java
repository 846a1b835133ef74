package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.SealReason;
import org.pulang.vocabulary.StaffId;

/**
 * The case is hidden from all but its owner and two supervisors, until it is unsealed: for everybody else there is no such case.
 *
 * @param supervisor who sealed it, of the organisation the case is with
 * @param otherSupervisor of the same organisation
 */
public record CaseSealed(
        CaseId caseId,
        SealReason reason,
        StaffId supervisor,
        StaffId otherSupervisor,
        @Nullable PartialDate occurredAt) implements StewardshipEvent {}
