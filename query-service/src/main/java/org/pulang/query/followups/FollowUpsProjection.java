package org.pulang.query.followups;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.event.CaseClosed;
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
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * For caseworkers and supervisors: which follow-ups are planned, held, missed, and which still wait for somebody? A missed one
 * waits until it is moved or cancelled, one was held since, contact was regained, or the case is closed.
 */
@Component
class FollowUpsProjection implements Projection {

    private final JdbcClient jdbc;

    FollowUpsProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> tables() {
        return List.of("followups", "followups_case");
    }

    @EventHandler
    void on(VictimIdentified event) {
        jdbc.sql("""
                INSERT INTO readmodel.followups_case (case_id, case_number, provenance, zone) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING""")
                .param(event.caseId().value())
                .param(event.caseNumber().value())
                .param(event.provenance().name())
                .param(AreaCode.zoneOf(event.origin()).getId())
                .update();
    }

    @EventHandler
    void on(FollowUpScheduled event, Recorded recorded) {
        jdbc.sql("""
                INSERT INTO readmodel.followups
                    (case_id, follow_up_id, due_on, due_until, mode, purpose, staff, state, position)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'Scheduled', ?) ON CONFLICT DO NOTHING""")
                .param(event.caseId().value())
                .param(event.followUpId().value())
                .param(event.dueOn())
                .param(endOf(event.dueOn(), event.zone()))
                .param(event.mode().name())
                .param(event.purpose().name())
                .param(event.by().value())
                .param(recorded.position())
                .update();
    }

    @EventHandler
    void on(FollowUpRescheduled event) {
        jdbc.sql("""
                UPDATE readmodel.followups SET due_on = ?, due_until = ?, state = 'Scheduled', settled_at = NULL
                WHERE case_id = ? AND follow_up_id = ?""")
                .param(event.dueOn())
                .param(endOf(event.dueOn(), event.zone()))
                .param(event.caseId().value())
                .param(event.followUpId().value())
                .update();
    }

    @EventHandler
    void on(FollowUpCancelled event, Recorded recorded) {
        jdbc.sql("""
                UPDATE readmodel.followups SET state = 'Cancelled', settled_at = ?
                WHERE case_id = ? AND follow_up_id = ?""")
                .param(Timestamp.from(recorded.recordedAt()))
                .param(event.caseId().value())
                .param(event.followUpId().value())
                .update();
    }

    /** What was entered late may tell of a contact since; then nobody has to ask. */
    @EventHandler
    void on(FollowUpMissed event, Recorded recorded) {
        jdbc.sql("""
                UPDATE readmodel.followups SET state = 'Missed', missed_at = ?
                WHERE case_id = ? AND follow_up_id = ?""")
                .param(Timestamp.from(recorded.recordedAt()))
                .param(event.caseId().value())
                .param(event.followUpId().value())
                .update();
        settleMissed(event.caseId(), recorded);
    }

    @EventHandler
    void on(FailedAttemptRecorded event) {
        if (event.followUpId() != null) {
            jdbc.sql("UPDATE readmodel.followups SET attempts = attempts + 1 WHERE case_id = ? AND follow_up_id = ?")
                    .param(event.caseId().value())
                    .param(event.followUpId().value())
                    .update();
        }
    }

    @EventHandler
    void on(FollowUpRecorded event, Recorded recorded) {
        jdbc.sql("""
                INSERT INTO readmodel.followups
                    (case_id, follow_up_id, due_on, mode, staff, state, recorded_on, reached, settled_at, position)
                VALUES (?, ?, ?, ?, ?, 'Recorded', ?, ?, ?, ?)
                ON CONFLICT (case_id, follow_up_id) DO UPDATE SET mode = EXCLUDED.mode, staff = EXCLUDED.staff,
                    state = 'Recorded', recorded_on = EXCLUDED.recorded_on, reached = EXCLUDED.reached,
                    settled_at = EXCLUDED.settled_at""")
                .param(event.caseId().value())
                .param(event.followUpId().value())
                .param(event.dueOn())
                .param(event.mode().name())
                .param(event.by().value())
                .param(recorded.day(event.occurredAt(), zone(event.caseId())))
                .param(event.reached().name())
                .param(Timestamp.from(recorded.recordedAt()))
                .param(recorded.position())
                .update();
        settleMissed(event.caseId(), recorded);
    }

    private void settleMissed(CaseId caseId, Recorded recorded) {
        jdbc.sql("""
                UPDATE readmodel.followups SET settled_at = ?
                WHERE case_id = ? AND state = 'Missed' AND settled_at IS NULL AND due_on <= (
                    SELECT max(held.recorded_on) FROM readmodel.followups held WHERE held.case_id = followups.case_id)""")
                .param(Timestamp.from(recorded.recordedAt()))
                .param(caseId.value())
                .update();
    }

    @EventHandler
    void on(ContactRegained event, Recorded recorded) {
        settle(event.caseId(), "Missed", recorded);
    }

    @EventHandler
    void on(CaseClosed event, Recorded recorded) {
        settle(event.caseId(), "Missed", recorded);
        settle(event.caseId(), "Scheduled", recorded);
    }

    private void settle(CaseId caseId, String state, Recorded recorded) {
        jdbc.sql("UPDATE readmodel.followups SET settled_at = ? WHERE case_id = ? AND state = ? AND settled_at IS NULL")
                .param(Timestamp.from(recorded.recordedAt()))
                .param(caseId.value())
                .param(state)
                .update();
    }

    private static Timestamp endOf(LocalDate day, ZoneId zone) {
        return Timestamp.from(day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private ZoneId zone(CaseId caseId) {
        return ZoneId.of(jdbc.sql("SELECT zone FROM readmodel.followups_case WHERE case_id = ?")
                .param(caseId.value())
                .query(String.class)
                .single());
    }
}
