package org.pulang.query.caseload;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.event.FlagRaised;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.FlagKind;

/** What whoever opens the case must know first; it goes when it is resolved, not when the case is closed. */
@Table("caseload_flag")
class FlagRow {
    UUID caseId;
    UUID flagId;
    FlagKind kind;

    @Nullable
    LocalDate until;

    static FlagRow of(FlagRaised event) {
        var row = new FlagRow();
        row.caseId = event.caseId().value();
        row.flagId = event.flagId().value();
        row.kind = event.kind();
        row.until = event.until();
        return row;
    }
}
