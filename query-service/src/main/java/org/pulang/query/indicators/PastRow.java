package org.pulang.query.indicators;

import java.time.LocalDate;
import org.pulang.query.replay.Table;

/** A case as it was known at the end of some days, until something was recorded that made it another. */
@Table(value = "indicators_past", appendOnly = true)
class PastRow extends Facts {

    /** The first day at whose end it was no longer so. */
    LocalDate knownUntil;

    static PastRow of(CaseRow row, LocalDate until) {
        var past = new PastRow();
        row.copyInto(past);
        past.knownUntil = until;
        return past;
    }
}
