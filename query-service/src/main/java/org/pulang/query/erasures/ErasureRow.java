package org.pulang.query.erasures;

import java.util.UUID;
import org.pulang.event.ErasureRequested;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.Table;

/** A request to erase. */
@Table("erasures")
class ErasureRow {
    UUID erasureId;
    UUID caseId;
    String organisation;
    long position;
    ErasureState state;
    Erasure request;

    static ErasureRow of(ErasureRequested event, Recorded recorded) {
        var row = new ErasureRow();
        row.erasureId = event.erasureId().value();
        row.caseId = event.caseId().value();
        row.organisation = event.organisation().value();
        row.position = recorded.position();
        row.state = ErasureState.Requested;
        row.request = Erasure.of(event, recorded);
        return row;
    }
}
