package org.pulang.query.access;

import java.util.UUID;
import org.pulang.event.CaseTransferOffered;
import org.pulang.query.replay.Table;

/** An offer to take a case over that waits for its answer. */
@Table("access_transfer")
class TransferAccessRow {
    UUID caseId;
    UUID transferId;
    UUID providerId;
    String receiver;

    static TransferAccessRow of(CaseTransferOffered event) {
        var row = new TransferAccessRow();
        row.caseId = event.caseId().value();
        row.transferId = event.transferId().value();
        row.providerId = event.providerId().value();
        row.receiver = event.receiver().value();
        return row;
    }
}
