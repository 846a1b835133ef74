package org.pulang.query.followups;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.event.FollowUpRecorded;
import org.pulang.event.FollowUpScheduled;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.FollowUpMode;
import org.pulang.vocabulary.FollowUpPurpose;
import org.pulang.vocabulary.PersonReached;

/** A follow-up that was planned or held. */
@Table("followups")
class FollowUpRow {
    UUID caseId;
    UUID followUpId;

    @Nullable
    LocalDate dueOn;

    @Nullable
    Instant dueUntil;

    FollowUpMode mode;

    @Nullable
    FollowUpPurpose purpose;

    String staff;
    FollowUpState state;
    int attempts;

    @Nullable
    Instant missedAt;

    @Nullable
    LocalDate recordedOn;

    @Nullable
    PersonReached reached;

    @Nullable
    Instant settledAt;

    long position;
    /** Position of the last event that changed it. */
    long changedAt;

    static FollowUpRow planned(FollowUpScheduled event, Recorded recorded) {
        var row = new FollowUpRow();
        row.caseId = event.caseId().value();
        row.followUpId = event.followUpId().value();
        row.due(event.dueOn(), event.zone());
        row.mode = event.mode();
        row.purpose = event.purpose();
        row.staff = event.by().value();
        row.position = recorded.position();
        row.changed(recorded);
        return row;
    }

    static FollowUpRow beyondSchedule(FollowUpRecorded event, Recorded recorded) {
        var row = new FollowUpRow();
        row.caseId = event.caseId().value();
        row.followUpId = event.followUpId().value();
        row.dueOn = event.dueOn();
        row.position = recorded.position();
        return row;
    }

    /** The day ends at midnight of the zone. */
    void due(LocalDate day, ZoneId zone) {
        dueOn = day;
        dueUntil = day.plusDays(1).atStartOfDay(zone).toInstant();
        state = FollowUpState.Scheduled;
        settledAt = null;
    }

    void held(FollowUpRecorded event, LocalDate day, Instant recordedAt) {
        mode = event.mode();
        staff = event.by().value();
        state = FollowUpState.Recorded;
        recordedOn = day;
        reached = event.reached();
        settledAt = recordedAt;
    }

    void changed(Recorded recorded) {
        changedAt = recorded.position();
    }

    void settle(Instant at) {
        if (settledAt == null) {
            settledAt = at;
        }
    }
}
