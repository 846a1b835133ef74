package org.pulang.query.indicators;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.event.FollowUpScheduled;
import org.pulang.query.replay.Table;

/** A planned follow-up that was not cancelled in time. */
@Table("indicators_followup")
class FollowUpRow {
    UUID caseId;
    UUID followUpId;
    LocalDate dueOn;
    boolean missed;

    @Nullable
    LocalDate heldOn;

    static FollowUpRow of(FollowUpScheduled event) {
        var row = new FollowUpRow();
        row.caseId = event.caseId().value();
        row.followUpId = event.followUpId().value();
        row.dueOn = event.dueOn();
        return row;
    }
}
