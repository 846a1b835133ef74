package org.pulang.query.casefile;

import java.util.UUID;
import org.pulang.event.CaseEvent;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.CaseId;

/** A case's file; version and position are those of its last event. */
@Table("casefile")
class CasefileRow {
    UUID caseId;
    long version;
    long position;
    CaseFile state;

    static CasefileRow of(CaseId id) {
        var row = new CasefileRow();
        row.caseId = id.value();
        row.state = new CaseFile();
        return row;
    }

    void apply(CaseEvent event, Recorded recorded) {
        state.apply(event, recorded);
        version = state.version;
        position = state.position;
    }
}
