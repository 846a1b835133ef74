package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.TransferId;

/**
 * The other organisation took the case over, with all that is open. Who owns it from then on says the {@link CaseworkerAssigned}
 * recorded with this.
 *
 * @param caseworker its owner there, to whom open follow-ups fall
 */
public record CaseTransferAccepted(
        CaseId caseId,
        TransferId transferId,
        StaffId caseworker,
        @Nullable PartialDate occurredAt) implements StewardshipEvent {}
