package org.pulang.query.access;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.event.VictimIdentified;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.AreaCode;

/** Whose case it is; of a sealed one, which two supervisors see it beside its owner. */
@Table("access_case")
class CaseAccessRow {
    UUID caseId;
    String owner;
    String organisation;
    String zone;

    @Nullable
    String supervisor;

    @Nullable
    String otherSupervisor;

    static CaseAccessRow of(VictimIdentified event, Recorded recorded) {
        var row = new CaseAccessRow();
        row.caseId = event.caseId().value();
        row.owner = requireNonNull(recorded.actor(), "actor");
        row.organisation = requireNonNull(recorded.organisation(), "organisation");
        row.zone = AreaCode.zoneOf(event.origin()).getId();
        return row;
    }
}
