package org.pulang.query.casefile;

import java.time.Instant;
import java.util.UUID;
import org.pulang.event.LinkEvent;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.Table;

/** What two cases have to do with each other. */
@Table("casefile_links")
class LinkRow {
    UUID linkId;
    UUID caseId;
    UUID otherCaseId;
    boolean merged;
    boolean rejected;
    boolean sibling;
    boolean sameIncident;
    Instant changedAt;

    static LinkRow of(LinkEvent event) {
        var row = new LinkRow();
        row.linkId = event.linkId().value();
        return row;
    }

    /** In the order of the last event: where the cases are merged, it is the one that says where work goes on. */
    void told(LinkEvent event, Recorded recorded) {
        caseId = event.caseId().value();
        otherCaseId = event.otherCaseId().value();
        changedAt = recorded.recordedAt();
    }
}
