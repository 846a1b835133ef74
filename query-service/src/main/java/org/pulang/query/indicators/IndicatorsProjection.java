package org.pulang.query.indicators;

import java.time.ZoneId;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.CaseClosed;
import org.pulang.event.CaseReopened;
import org.pulang.event.ClosureRequested;
import org.pulang.event.ClosureReturned;
import org.pulang.event.ContactLost;
import org.pulang.event.ContactRegained;
import org.pulang.event.ExploitationRecorded;
import org.pulang.event.FollowUpCancelled;
import org.pulang.event.FollowUpMissed;
import org.pulang.event.FollowUpRecorded;
import org.pulang.event.FollowUpRescheduled;
import org.pulang.event.FollowUpScheduled;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.TraffickingStatusDetermined;
import org.pulang.event.VictimIdentified;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.JourneyPlaceKind;
import org.pulang.vocabulary.PartialDate.Precision;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * For analysts: the facts of each case that figures are counted from. A correction or a later record changes the fact; what was
 * recorded first stays in the history only.
 */
@Component
class IndicatorsProjection implements Projection {

    private final JdbcClient jdbc;

    IndicatorsProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> tables() {
        return List.of("indicators_case", "indicators_citizenship", "indicators_exploitation", "indicators_followup");
    }

    @EventHandler
    void on(VictimIdentified event) {
        var zone = AreaCode.zoneOf(event.origin());
        jdbc.sql("""
                INSERT INTO readmodel.indicators_case (case_id, provenance, zone, gender, age_band, age_broad,
                    trafficking_status, province, first_contact_on, first_contact_exact)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                .param(event.caseId().value())
                .param(event.provenance().name())
                .param(zone.getId())
                .param(event.gender().name())
                .param(event.ageBand().name())
                .param(event.ageBroad().name())
                .param(event.status().name())
                .param(CaseNumber.provinceOf(event.origin()))
                .param(event.firstContact().earliestDay(zone))
                .param(event.firstContact().precision().compareTo(Precision.Day) >= 0)
                .update();
        citizens(event.caseId(), event.citizenships());
    }

    private void citizens(CaseId caseId, List<CountryCode> countries) {
        jdbc.sql("""
                INSERT INTO readmodel.indicators_citizenship (case_id, country) SELECT ?, unnest(?) ON CONFLICT DO NOTHING""")
                .param(caseId.value())
                .param(countries.stream().map(CountryCode::value).toArray(String[]::new))
                .update();
    }

    @EventHandler
    void on(PersonalDetailsCorrected event) {
        var age = event.age();
        if (age != null) {
            jdbc.sql("UPDATE readmodel.indicators_case SET age_band = ?, age_broad = ? WHERE case_id = ?")
                    .params(
                            age.band().name(),
                            age.broad().name(),
                            event.caseId().value())
                    .update();
        }
        var identity = event.identity();
        if (identity == null) {
            return;
        }
        if (identity.gender() != null) {
            set("gender", identity.gender().name(), event.caseId());
        }
        if (identity.origin() != null) {
            set("province", CaseNumber.provinceOf(identity.origin()), event.caseId());
        }
        if (identity.citizenships() != null) {
            jdbc.sql("DELETE FROM readmodel.indicators_citizenship WHERE case_id = ?")
                    .param(event.caseId().value())
                    .update();
            citizens(event.caseId(), identity.citizenships());
        }
    }

    @EventHandler
    void on(TraffickingStatusDetermined event) {
        set("trafficking_status", event.status().name(), event.caseId());
    }

    /** A case may have several exploitations: types add up, unless a later answer says no; the last country counts. */
    @EventHandler
    void on(ExploitationRecorded event) {
        for (var type : event.exploitationTypes()) {
            jdbc.sql("""
                    INSERT INTO readmodel.indicators_exploitation (case_id, type, answer) VALUES (?, ?, ?)
                    ON CONFLICT (case_id, type) DO UPDATE SET answer = EXCLUDED.answer WHERE EXCLUDED.answer <> 'Unknown'""")
                    .params(
                            event.caseId().value(),
                            type.code().name(),
                            type.answer().name())
                    .update();
        }
        event.places().stream()
                .filter(place -> place.kind() == JourneyPlaceKind.Exploitation)
                .reduce((earlier, later) -> later)
                .ifPresent(place -> set("destination", place.country().value(), event.caseId()));
    }

    @EventHandler
    void on(AssessmentRecorded event) {
        jdbc.sql("UPDATE readmodel.indicators_case SET assessed_on = least(assessed_on, ?) WHERE case_id = ?")
                .params(event.assessedOn(), event.caseId().value())
                .update();
    }

    @EventHandler
    void on(ContactLost event) {
        set("contact_lost", true, event.caseId());
    }

    @EventHandler
    void on(ContactRegained event) {
        set("contact_lost", false, event.caseId());
    }

    @EventHandler
    void on(ClosureRequested event) {
        set("closure_requested", true, event.caseId());
    }

    @EventHandler
    void on(ClosureReturned event) {
        set("closure_requested", false, event.caseId());
    }

    @EventHandler
    void on(CaseClosed event) {
        set("closure_requested", false, event.caseId());
        set("closed", true, event.caseId());
    }

    @EventHandler
    void on(CaseReopened event) {
        set("closed", false, event.caseId());
    }

    /** @param column of ours, never of anybody's making */
    private void set(String column, Object value, CaseId caseId) {
        jdbc.sql("UPDATE readmodel.indicators_case SET %s = ? WHERE case_id = ?".formatted(column))
                .params(value, caseId.value())
                .update();
    }

    @EventHandler
    void on(FollowUpScheduled event) {
        jdbc.sql("""
                INSERT INTO readmodel.indicators_followup (case_id, follow_up_id, due_on) VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING""")
                .params(event.caseId().value(), event.followUpId().value(), event.dueOn())
                .update();
    }

    /** Once missed, it stays so for the day on which it was: moving or cancelling it makes no figure better. */
    @EventHandler
    void on(FollowUpRescheduled event) {
        jdbc.sql("""
                UPDATE readmodel.indicators_followup SET due_on = ?
                WHERE case_id = ? AND follow_up_id = ? AND NOT missed""")
                .params(
                        event.dueOn(),
                        event.caseId().value(),
                        event.followUpId().value())
                .update();
    }

    @EventHandler
    void on(FollowUpCancelled event) {
        jdbc.sql("DELETE FROM readmodel.indicators_followup WHERE case_id = ? AND follow_up_id = ? AND NOT missed")
                .params(event.caseId().value(), event.followUpId().value())
                .update();
    }

    @EventHandler
    void on(FollowUpMissed event) {
        jdbc.sql("UPDATE readmodel.indicators_followup SET missed = true WHERE case_id = ? AND follow_up_id = ?")
                .params(event.caseId().value(), event.followUpId().value())
                .update();
    }

    /** A contact beyond the schedule was never due and has no row. */
    @EventHandler
    void on(FollowUpRecorded event, Recorded recorded) {
        if (event.dueOn() != null) {
            jdbc.sql("UPDATE readmodel.indicators_followup SET held_on = ? WHERE case_id = ? AND follow_up_id = ?")
                    .params(
                            recorded.day(event.occurredAt(), zone(event.caseId())),
                            event.caseId().value(),
                            event.followUpId().value())
                    .update();
        }
    }

    private ZoneId zone(CaseId caseId) {
        return ZoneId.of(jdbc.sql("SELECT zone FROM readmodel.indicators_case WHERE case_id = ?")
                .param(caseId.value())
                .query(String.class)
                .single());
    }
}
