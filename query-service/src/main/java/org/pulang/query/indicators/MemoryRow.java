package org.pulang.query.indicators;

import java.util.UUID;
import org.pulang.query.replay.Table;

/** What later events of a case are understood by; nothing is counted from it. */
@Table("indicators_memory")
class MemoryRow {
    UUID caseId;
    Memory memory;

    static MemoryRow of(UUID caseId) {
        var row = new MemoryRow();
        row.caseId = caseId;
        row.memory = new Memory();
        return row;
    }
}
