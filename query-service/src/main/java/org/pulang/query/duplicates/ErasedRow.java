package org.pulang.query.duplicates;

import java.util.UUID;
import org.pulang.event.ErasureBegun;
import org.pulang.query.replay.Table;

/** A person who is erased: whatever is left of them here goes. */
@Table("duplicates_erased")
class ErasedRow {
    UUID erasureId;
    UUID caseId;

    static ErasedRow of(ErasureBegun event) {
        var row = new ErasedRow();
        row.erasureId = event.erasureId().value();
        row.caseId = event.caseId().value();
        return row;
    }
}
