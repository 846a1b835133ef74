package org.pulang.query.access;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.pulang.event.VictimIdentified;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.AreaCode;

/** Whose case it is. */
@Table("access_case")
class CaseAccessRow {
    UUID caseId;
    String owner;
    String organisation;
    String zone;

    static CaseAccessRow of(VictimIdentified event, Recorded recorded) {
        var row = new CaseAccessRow();
        row.caseId = event.caseId().value();
        row.owner = requireNonNull(recorded.actor(), "actor");
        row.organisation = requireNonNull(recorded.organisation(), "organisation");
        row.zone = AreaCode.zoneOf(event.origin()).getId();
        return row;
    }
}
