package org.pulang.query.access;

import java.time.Instant;
import java.util.UUID;
import org.pulang.event.CaseTransferOffered;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.Table;

/** An offer to take a case over that waits for its answer. */
@Table("access_transfer")
class TransferAccessRow {
    UUID caseId;
    UUID transferId;
    UUID providerId;
    String receiver;
    String reason;
    Instant offeredAt;

    static TransferAccessRow of(CaseTransferOffered event, Recorded recorded) {
        var row = new TransferAccessRow();
        row.caseId = event.caseId().value();
        row.transferId = event.transferId().value();
        row.providerId = event.providerId().value();
        row.receiver = event.receiver().value();
        row.reason = event.reason().name();
        row.offeredAt = recorded.recordedAt();
        return row;
    }
}
