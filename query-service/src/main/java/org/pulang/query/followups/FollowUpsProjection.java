package org.pulang.query.followups;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseClosed;
import org.pulang.event.CaseTransferAccepted;
import org.pulang.event.ContactRegained;
import org.pulang.event.FailedAttemptRecorded;
import org.pulang.event.FollowUpCancelled;
import org.pulang.event.FollowUpMissed;
import org.pulang.event.FollowUpRecorded;
import org.pulang.event.FollowUpRescheduled;
import org.pulang.event.FollowUpScheduled;
import org.pulang.event.VictimIdentified;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.RowBuffer;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FollowUpId;
import org.springframework.stereotype.Component;

/**
 * For caseworkers and supervisors: which follow-ups are planned, held, missed, and which still wait for somebody? A missed one
 * waits until it is moved or cancelled, one was held since, contact was regained, or the case is closed.
 */
@Component
class FollowUpsProjection implements Projection {

    @Override
    public List<Class<?>> rows() {
        return List.of(FollowUpRow.class, FollowUpCaseRow.class);
    }

    @EventHandler
    void on(VictimIdentified event, RowBuffer rows) {
        rows.add(FollowUpCaseRow.of(event));
    }

    @EventHandler
    void on(FollowUpScheduled event, Recorded recorded, RowBuffer rows) {
        if (find(event.caseId(), event.followUpId(), rows) == null) {
            rows.add(FollowUpRow.planned(event, recorded));
        }
    }

    @EventHandler
    void on(FollowUpRescheduled event, Recorded recorded, RowBuffer rows) {
        var row = find(event.caseId(), event.followUpId(), rows);
        if (row != null) {
            row.due(event.dueOn(), event.zone());
            row.changed(recorded);
        }
    }

    @EventHandler
    void on(FollowUpCancelled event, Recorded recorded, RowBuffer rows) {
        var row = find(event.caseId(), event.followUpId(), rows);
        if (row != null) {
            row.state = FollowUpState.Cancelled;
            row.settledAt = recorded.recordedAt();
            row.changed(recorded);
        }
    }

    /** What was entered late may tell of a contact since; then nobody has to ask. */
    @EventHandler
    void on(FollowUpMissed event, Recorded recorded, RowBuffer rows) {
        var row = find(event.caseId(), event.followUpId(), rows);
        if (row != null) {
            row.state = FollowUpState.Missed;
            row.missedAt = recorded.recordedAt();
            row.changed(recorded);
        }
        settleMissed(event.caseId(), recorded, rows);
    }

    @EventHandler
    void on(FailedAttemptRecorded event, Recorded recorded, RowBuffer rows) {
        var row = event.followUpId() == null ? null : find(event.caseId(), event.followUpId(), rows);
        if (row != null) {
            row.attempts++;
            row.changed(recorded);
        }
    }

    @EventHandler
    void on(FollowUpRecorded event, Recorded recorded, RowBuffer rows) {
        var row = find(event.caseId(), event.followUpId(), rows);
        if (row == null) {
            row = rows.add(FollowUpRow.beyondSchedule(event, recorded));
        }
        row.held(event, recorded.day(event.occurredAt(), zone(event.caseId(), rows)), recorded.recordedAt());
        row.changed(recorded);
        settleMissed(event.caseId(), recorded, rows);
    }

    private static void settleMissed(CaseId caseId, Recorded recorded, RowBuffer rows) {
        var followUps = rows.all(FollowUpRow.class, caseId.value());
        followUps.stream()
                .map(row -> row.recordedOn)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .ifPresent(lastHeld -> followUps.stream()
                        .filter(row -> row.state == FollowUpState.Missed && isUpTo(lastHeld, row.dueOn))
                        .forEach(row -> row.settle(recorded.recordedAt())));
    }

    private static boolean isUpTo(LocalDate last, @Nullable LocalDate day) {
        return day != null && !day.isAfter(last);
    }

    @EventHandler
    void on(ContactRegained event, Recorded recorded, RowBuffer rows) {
        settle(event.caseId(), FollowUpState.Missed, recorded, rows);
    }

    /** Whoever was to hold what is not held works elsewhere. */
    @EventHandler
    void on(CaseTransferAccepted event, Recorded recorded, RowBuffer rows) {
        rows.all(FollowUpRow.class, event.caseId().value()).stream()
                .filter(row -> row.state == FollowUpState.Scheduled || row.state == FollowUpState.Missed)
                .forEach(row -> {
                    row.staff = event.caseworker().value();
                    row.changed(recorded);
                });
    }

    @EventHandler
    void on(CaseClosed event, Recorded recorded, RowBuffer rows) {
        settle(event.caseId(), FollowUpState.Missed, recorded, rows);
        settle(event.caseId(), FollowUpState.Scheduled, recorded, rows);
    }

    private static void settle(CaseId caseId, FollowUpState state, Recorded recorded, RowBuffer rows) {
        rows.all(FollowUpRow.class, caseId.value()).stream()
                .filter(row -> row.state == state)
                .forEach(row -> row.settle(recorded.recordedAt()));
    }

    private static @Nullable FollowUpRow find(CaseId caseId, FollowUpId followUpId, RowBuffer rows) {
        return rows.find(FollowUpRow.class, caseId.value(), followUpId.value());
    }

    private static ZoneId zone(CaseId caseId, RowBuffer rows) {
        return ZoneId.of(rows.row(FollowUpCaseRow.class, caseId.value()).zone);
    }
}
