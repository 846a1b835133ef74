package org.pulang.query.indicators;

import java.time.LocalDate;
import java.util.UUID;
import org.pulang.event.LinkEvent;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.Table;

/** That a case goes on in another one from a day of recording on, or no longer does. */
@Table(value = "indicators_merge", appendOnly = true)
class MergeRow {
    UUID linkId;
    long position;
    UUID caseId;
    LocalDate knownFrom;
    boolean merged;

    static MergeRow of(LinkEvent event, Recorded recorded, boolean merged) {
        var row = new MergeRow();
        row.linkId = event.linkId().value();
        row.position = recorded.position();
        row.caseId = event.otherCaseId().value();
        row.knownFrom = CaseRow.day(recorded);
        row.merged = merged;
        return row;
    }
}
