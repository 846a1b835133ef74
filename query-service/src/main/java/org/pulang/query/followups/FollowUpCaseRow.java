package org.pulang.query.followups;

import java.util.UUID;
import org.pulang.event.VictimIdentified;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Provenance;

/** What a list of follow-ups shows of their case. */
@Table("followups_case")
class FollowUpCaseRow {
    UUID caseId;
    String caseNumber;
    Provenance provenance;
    String zone;

    static FollowUpCaseRow of(VictimIdentified event) {
        var row = new FollowUpCaseRow();
        row.caseId = event.caseId().value();
        row.caseNumber = event.caseNumber().value();
        row.provenance = event.provenance();
        row.zone = AreaCode.zoneOf(event.origin()).getId();
        return row;
    }
}
