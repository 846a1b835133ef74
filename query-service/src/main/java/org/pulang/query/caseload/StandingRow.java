package org.pulang.query.caseload;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.Stage;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.RiskLevel;

/** How a case stands, and who recorded something last. */
@Table("caseload_standing")
class StandingRow {
    UUID caseId;
    long changedAt;
    String changedBy;
    Instant changedOn;
    /** The last event that anybody else recorded than whoever recorded the very last; 0 where nobody has. */
    long changedBefore;

    Stage stage = Stage.Identified;

    @Nullable
    RiskLevel risk;

    static StandingRow of(Recorded recorded, String by) {
        var row = new StandingRow();
        row.caseId = recorded.stream();
        row.changedAt = recorded.position();
        row.changedBy = by;
        row.changedOn = recorded.recordedAt();
        return row;
    }

    /** With two places it is known for everybody where the last event is that somebody else recorded. */
    void changed(Recorded recorded, String by) {
        if (!by.equals(changedBy)) {
            changedBefore = changedAt;
            changedBy = by;
        }
        changedAt = recorded.position();
        changedOn = recorded.recordedAt();
    }

    void reached(Stage next) {
        if (next.compareTo(stage) > 0) {
            stage = next;
        }
    }
}
