package org.pulang.query.access;

import java.time.Instant;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.TransferId;
import org.pulang.vocabulary.TransferReason;

/**
 * An offer to take a case over, to those who are asked; the case itself says what they need to decide.
 *
 * @param from with whom the case is
 * @param lapsesAt when nobody waits for an answer any more
 */
record TransferEntry(
        CaseId caseId,
        TransferId transferId,
        OrganisationId from,
        TransferReason reason,
        Instant offeredAt,
        Instant lapsesAt) {}
