package org.pulang.query.caseload;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.query.replay.Table;

/** What somebody has to do for a case; it goes when it is done. */
@Table("caseload_duty")
class DutyRow {
    UUID caseId;
    DutyKind kind;
    UUID reference;

    @Nullable
    LocalDate dueOn;

    @Nullable
    Instant dueUntil;

    boolean missed;

    @Nullable
    String staff;

    Instant since;

    static DutyRow of(CaseloadRow caseload, DutyKind kind, UUID reference, Instant since) {
        var row = new DutyRow();
        row.caseId = caseload.caseId;
        row.kind = kind;
        row.reference = reference;
        row.since = since;
        return row;
    }

    /** The day ends at midnight of the zone. */
    DutyRow due(LocalDate day, ZoneId zone) {
        dueOn = day;
        dueUntil = day.plusDays(1).atStartOfDay(zone).toInstant();
        missed = false;
        return this;
    }

    /** To the moment, on the day that is in the zone. */
    DutyRow due(Instant end, ZoneId zone) {
        dueOn = LocalDate.ofInstant(end, zone);
        dueUntil = end;
        return this;
    }
}
